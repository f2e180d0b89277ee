/**
 * Words that mean the same in a letter and in a 规范性文件, lay and official. Our own list, for any draft; nothing here
 * comes from a particular one.
 */
const groups: string[] = [
  '补助 补贴 资助 奖补 奖励 扶持资金 经费 给钱 拨款 财政资金 出钱 掏钱',
  '知识产权 专利 著作权 版权 成果归属',
  '高校 大学 院校 高等院校 学校',
  '科研院所 研究所 研究院 科研机构',
  '考核 评估 评价 考评 打分 验收 检查',
  '施行 实施 生效 执行日期 实行 起施行',
  '有效期 期限 多少年 管几年',
  '终止 取消 解散 摘牌 撤销 注销 除名',
  '退出 离开 不干 退群',
  '申报 申请 报名 报材料 递交',
  '认定 评定 评选 审定',
  '公示 公开 公布 公告 网上挂 晒出来',
  '评审 论证 专家 评委',
  '属地 县级 区县 各县 街道 镇里 当地',
  '本地 市内 本市 当地 辖区 市域',
  '外地 市外 省外 异地',
  '人才 人员 博士 专家 引才 能人 员工',
  '贷款 金融 贴息 融资 信贷 银行 保险 担保',
  '产业化 推广 应用 市场 落地 转化 订单',
  '报告 汇报 上报 报送 报表 填表',
  '门槛 条件 要求 标准 资格 杠子 卡',
  '销售收入 营业收入 营收 产值 销售额 年收入',
  '研发投入 研发费用 研发经费 研究开发',
  '牵头 领头 龙头 带头 链主 发起',
  '成员 参与 加入 合作单位 伙伴 搭伙',
  '解释 负责解释 口径 咨询',
  '处罚 罚款 罚 违法 责任 处分 追究',
  '失信 信用 诚信 黑名单',
  '监督 检查 监管 督查 巡查',
  '部门 联席会议 协调 统筹 领导小组 职责分工',
  '名称 命名 名字 冠名 叫什么',
  '证书 牌子 牌匾 证 授牌',
  '场地 面积 房子 用房 场所 平方米 地方',
  '日 天 工作日',
  '老人 老年人 老龄 年纪大',
  '小区 物业 业主 居民',
  '停车 车位 泊位 停放',
  '收费 费用 价格 费 钱',
  '学生 孩子 小孩 娃 未成年人 儿童',
  '医院 医疗 看病 就医 诊所',
  '申诉 异议 投诉 举报 复核 复查 说理',
  '材料 资料 证明 文件 手续 表格',
  '时限 时间 期限 多久 几天 周期',
  '备案 登记 报备',
  '审核 审查 审批 把关 批',
  '目标 家数 数量 多少家',
  '定义 概念 所称 是指 含义',
  '协议 合同 约定 字据 契约',
  '减税 税收 优惠 免税 减免',
  '安全 事故 隐患 风险 危险',
  '环保 环境 污染 排放 噪音 噪声',
  '宠物 狗 犬 遛狗 养犬 猫',
  '垃圾 废弃物 生活垃圾 分类投放',
  '电动车 电瓶车 电动自行车 充电 电驴',
  '食堂 餐饮 饭店 餐馆 吃饭',
  '摊贩 摊点 摆摊 流动摊',
  '租 租赁 出租 租金 承租',
]

const stems = new Map<string, Set<string>>()
for (const group of groups) {
  const words = group.split(' ')
  for (const word of words) {
    const sisters = stems.get(word) ?? new Set<string>()
    for (const other of words) if (other !== word) sisters.add(other)
    stems.set(word, sisters)
  }
}
const known = new RegExp([...stems.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')
const weight = 0.3

function sisters(folded: string): Map<string, number> {
  const found = new Map<string, number>()
  const seen = new Set<string>()
  for (const match of folded.matchAll(known)) {
    if (seen.has(match[0])) continue
    seen.add(match[0])
    for (const word of stems.get(match[0]) ?? []) {
      for (let index = 0; index + 1 < word.length; index++) found.set(word.slice(index, index + 2), weight)
    }
  }
  return found
}

/** Gives the 2-grams of the sister words of what a folded text says, with their weight. */
export const lexicon: { sisters(folded: string): Map<string, number> } = { sisters }
