import { fold } from '../language/fold.ts'
import { quantitiesOf } from '../language/quantities.ts'

/**
 * Words of official Chinese and of everyday letters that mean the same in a consultation; the first of each row stands
 * for all. Only words whose exchange would not change an officer's answer.
 */
const rows: readonly string[] = [
  '降低 调低 下调 调减 减少 降到 降为 降至 降成 降 减到 减为 减至 缩短 压缩 压减 放低 下降 减轻 少一些 低一些 低一点',
  '提高 调高 上调 调增 升到 提到 提高到 提升 增至 增加到 增加至 延长 加大 拉长 高一些 高一点 长一些',
  '放宽 放开 松绑 降低门槛 从宽 不作限制 不设限 不限 网开一面 不作硬性 不做硬性 不强制',
  '删除 删去 删掉 去掉 取消 去除 剔除 拿掉 划掉 废除 摘掉 不要用 不再使用',
  '增加 补充 增设 增补 增列 添加 加上 加入 加进去 加进 写上 写进 写入 列入 列进 纳入 新增 补上 增写',
  '明确 写明 注明 载明 说明 写清楚 写清 讲清楚 说清楚 说清 界定 细化 具体化 量化 释明 解释清楚 具体一点 写具体 写实',
  '模糊 笼统 含糊 不清楚 不清晰 不明确 不确定 太原则 过于原则 弹性大 弹性太大 歧义',
  '统一 一致 前后一致',
  '修改 改为 改成 更改 调整 调整为 修改为 变更 更正 订正 替换 换成 改',
  '不低于 不少于 不小于 至少 最少 不得少于 不得低于 起码 最低 及以上 以上',
  '不超过 不高于 不多于 不大于 至多 最多 不得超过 不得高于 最高 以内 及以下 以下',
  '高校 大学 高等院校 高等学校 院校 大专院校',
  '科研院所 研究所 研究院 科研机构 研究机构 科研单位 院所',
  '企业 公司 厂家 工厂 厂子',
  '小微企业 中小企业 小企业 中小微企业',
  '补助 补贴 奖补 资助 扶持资金 奖励资金 补助资金 专项资金 奖励',
  '销售收入 营业收入 主营业务收入 营收 销售额 营业额',
  '研发投入 研发费用 研发经费 科研投入 研发支出',
  '评估 考核 评价 考评 测评 绩效评价 绩效考核 评定 验收',
  '期满 到期 届满 满期 期限届满',
  '续期 延续 续展 延期 续签 延长期限 继续干 接着办 续下去 滚动支持',
  '解散 撤销 注销 终止 散伙',
  '公示 公开 公布 公告 张榜',
  '知识产权 专利 专利权 著作权',
  '收益分配 利益分配 分成 分钱 利益分享 钱怎么分',
  '协议 合同 契约 协定 字据 任务书 责任书 合约',
  '贷款 信贷 融资 借款',
  '贴息 贴点息 利息补贴 贷款贴息',
  '金融 银行',
  '周期 频次 频率 多久一次 间隔',
  '期限 时限 时间限制 多长时间 多久 年限',
  '程序 流程 手续 步骤',
  '材料 表格 报表 资料 文件材料 台账',
  '标准 尺度 口径 依据',
  '比例 占比 比重 百分比 份额',
  '门槛 条件 要求 杠子 限制 资格',
  '半数 过半 一半 二分之一',
  '全部 全体 所有 一律 统统 全都',
  '诚信 信用 失信 守信 征信',
  '违法 违规 违法违规 违纪',
  '处罚 罚款 惩罚 惩处 处分 罚',
  '投诉 举报 信访 检举',
  '监督 监管 监察 督查 检查 巡查',
  '收费 费用 价格 收取 计费 资费 缴费 交费 价钱',
  '免费 不收费 免收 不收取',
  '停车 泊车 停放 驻停',
  '车位 泊位 停车位',
  '小区 社区 住宅区 居民区',
  '居民 业主 住户 群众 市民 老百姓 百姓',
  '学生 孩子 小孩 儿童 未成年人 娃',
  '家长 父母 监护人',
  '老师 教师 教职工',
  '学校 校方 校园',
  '食堂 餐厅 饭堂 伙房',
  '伙食 餐食 饭菜 膳食 菜品',
  '伙食费 餐费 饭钱 膳食费',
  '老年人 老人 长者',
  '残疾人 残障人士',
  '医院 医疗机构 诊所',
  '夜间 晚上 夜里 夜晚 晚间',
  '白天 日间',
  '周末 双休日 休息日',
  '节假日 法定假日 假期 放假',
  '申请 申报 报名 申领',
  '审批 审核 批准 核准 审查',
  '推荐 举荐 推选',
  '备案 登记 报备',
  '牵头 领衔 带头 主导 牵头单位 牵头企业',
  '成员 成员单位 参与单位 参加单位',
  '参加 参与 加入联合体 入会',
  '退出 离开 脱离 退群',
  '变更 更换 换人 调换',
  '专家 评委 评审专家',
  '理事会 决策机构 管委会 议事机构',
  '部门 单位 委办局 各部门 多部门',
  '联席会议 协调机制 协同机制 部门协同 会商机制 联动机制',
  '本地 市内 本市 当地 本土 辖区内',
  '外地 市外 域外 外市 省外 长三角',
  '有效期 施行期限 有效期限',
  '施行 实施 生效 执行',
  '名称 名字 命名 取名 叫法 称谓 冠名',
  '容错 免责 尽职免责 勤勉尽责 失败 宽容',
  '定义 含义 概念 释义',
  '简称 缩写 全称',
  '笔误 重复 错别字 写重 多了一个 手误',
  '报告 汇报 上报 报送',
  '每年 每年度 一年一次 年度 逐年 一年报一次 一年一评 按年',
  '每半年 半年一次 半年',
  '资金 经费 钱 款项 现金',
  '出资 投资 掏钱 出钱 拿现金',
  '人才 引才 高端人才 高层次人才',
  '市级 市一级 设区市级',
  '县级 县一级 区县级',
  '场景 应用场景 试用 示范应用',
  '采购 首购 首用 订购 政府采购 首台套',
  '电动自行车 电动车 电瓶车',
  '充电 充电桩 充电设施',
  '噪声 噪音 吵闹 扰民',
  '垃圾 废弃物 生活垃圾',
  '宠物 犬只 狗 养犬',
  '志愿者 义工',
  '电话 热线 联系方式',
  '网上 线上 互联网 网络 在线',
  '线下 现场 窗口',
]

const canonical = new Map<string, string>()
for (const row of rows) {
  const [head = '', ...rest] = row.split(' ')
  for (const word of [head, ...rest]) if (!canonical.has(word)) canonical.set(word, head)
}
const words = [...canonical.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
const synonym = new RegExp(words.filter((word) => word.length > 1).join('|'), 'g')

/** Where the opinion points and how it is phrased: said by every letter, so it tells letters apart only by accident. */
const boilerplate =
  /征求意见稿|本?(?:办法|规定|意见|细则|方案|条例|通知|草案|文件)(?:中|里|的)?|第[一二三四五六七八九十百零\d]+[编章节条款项目点部]+(?:分)?|[①-⑳]|[（(][一二三四五六七八九十\d]+[）)]|建议|希望|恳请|请问|我们?(?:单位|公司|局|校|院|会|司|认为|觉得)?|认为|觉得|的话|可以|应当?该?|是否|能不能|能否|另外|此外|同时|还有|首先|其次|最后|关于|对于|进一步|予以|进行|有关|相关|其中|以及|或者|因为|所以|但是|而且|如果|这个|那个|这样|一条|条中|部分|内容|表述|提法|说法|方面|问题|领导|您好/g

/** Stands where punctuation or a set phrase was: nothing runs across it. */
export const gap = '\ue000'

/** An opinion's text with synonyms told by one word, figures by value and set phrases dropped: what it is about. */
export function conceptText(text: string): { text: string; figures: string[] } {
  const figures: string[] = []
  let out = ''
  let from = 0
  for (const { start, end, kind, value } of quantitiesOf(text)) {
    if (start < from) continue
    figures.push(`${kind}:${value}`)
    out += `${text.slice(from, start)} `
    from = end
  }
  out += text.slice(from)
  const plain = fold(out.replace(boilerplate, ' ').replace(/[\s\p{P}\p{S}]+/gu, gap)).text
  return { text: plain.replace(synonym, (word) => canonical.get(word) ?? word), figures }
}
