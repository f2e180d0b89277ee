/**
 * Words that titles of documents are made of. A list of our own and not a segmenter: line ends must be the same whatever
 * version of ICU the machine has.
 */
const list = `
人民政府 政府 办公厅 办公室 委员会 党委 市委 省委 县委 区委 国务院 中共中央 科学技术局 科学技术厅 科学技术部 科技局 科技厅 科技部 财政局 财政厅
教育局 教育厅 发展改革委 发展和改革委员会 经济和信息化局 经信局 市场监督管理局 市场监管局 人力资源和社会保障局 人力社保局 自然资源和规划局
生态环境局 农业农村局 商务局 卫生健康委员会 应急管理局 统计局 审计局 税务局 公安局 司法局 民政局 管理委员会 管委会 有限公司 股份 集团 大学 学院
研究院 实验室 研究中心 中心 台州市 台州 浙江省 浙江 温岭市 临海市 玉环市 椒江区 黄岩区 路桥区 天台县 仙居县 三门县 台州湾 新区 全市 全省 全国
关于 印发 转发 公布 发布 批转 开展 组织 做好 进一步 加强 加快 推进 深入 实施 落实 贯彻 促进 支持 鼓励 规范 完善 建立 健全 修订 修改 废止 调整
成立 表彰 同意 认定 命名 确定 下达 召开 举办 申报 推荐 报送 征求 公开 公示 答复 反馈 解散 终止 退出 撤销 变更 评估 评价 考核 验收 检查 监督 管理
意见 指导 实施意见 指导意见 若干 措施 政策 办法 管理办法 暂行 规定 细则 实施细则 方案 实施方案 工作方案 建设方案 行动 行动计划 计划 规划 纲要 要点
工作要点 通知 公告 通告 通报 决定 决议 命令 请示 报告 批复 议案 函 纪要 会议 公报 说明 起草说明 汇总表 情况 情况表 采纳 反馈 名单 目录 清单 指南
标准 制度 机制 体系 体制 改革 创新 创新联合体 联合体 科技创新 科技 科学 技术 产业 产业链 集群 先进 制造业 制造 高质量 高水平 高新技术 企业 重点
重大 项目 工程 专项 资金 经费 补助 奖励 人才 队伍 建设 发展 工作 服务 平台 成果 转化 应用 推广 示范 试点 培育 转型 升级 提升 攻坚 攻关 关键 核心
数字 经济 数字化 信息化 智能 绿色 低碳 生态 环境 保护 安全 生产 应急 防控 疫情 教育 医疗 卫生 养老 就业 社会 保障 农业 农村 乡村 振兴 城市 城乡
交通 运输 水利 能源 土地 资源 规范性文件 文件 征求意见稿 征求意见 送审稿 草案 试行 修订稿 正式稿 年度 第一 第二 第三 第四 第五 批 有关 相关
事项 问题 通知书 承诺书 申报书 任务 任务书 分工 分解 责任 领导 小组 领导小组 成员 单位 成员单位 牵头 机构 部门 党组 同志 职务 任免 任命 免去
专家 论证 评审 审核 受理 备案 登记 许可 审批 行政 执法 处罚 法治 法律 法规 规章 条例 政务 公开 信息 数据 档案 统计 公共 资源 交易 采购 招标
国家 国际 省级 市级 县级 区域 协同 合作 交流 对外 开放 投资 贸易 金融 财政 税收 预算 决算 审计 营商 营商环境 优化 民营 中小 中小企业 科技型
生态环境 环境保护 设立 工作总结 工作计划 乡镇 街道 社区 基层 群众 青年 妇女 儿童 老年人 残疾人 文化 旅游 体育 新闻 出版 广播 电视 网络 宣传 思想 政治 党员 干部 作风 廉政 纪律
十四五 十五五 三年 五年 上半年 下半年 月度 季度 今年 明年 加快推进 贯彻落实 组织实施 组织开展 组织申报 公开征求 征集 遴选 入库 拟 拟认定 拟命名
长三角 科创走廊 走廊 大科创 国家级 创新型 研发 机构 概念验证 中试 基地 孵化器 众创空间 园区 开发区 高新区 论坛 大赛 培训 讲座 调研 座谈会
先进制造 智能制造 增材制造 精密铸造 高端装备 海洋装备 智能装备 机器人 零部件 航空航天 轨道交通 低空经济 无人机 新能源 节能环保 新材料 半导体 集成电路
电子信息 人工智能 物联网 大数据 云计算 生物医药 医疗器械 原料药 合成生物 水产养殖 智能养殖 海水淡化 深远海 共性技术 关键技术
`
/** The words that end with a character, shorter ones first. */
const wordsByEnd = new Map<string, string[]>()
for (const word of new Set(list.split(/\s+/).sort((one, other) => one.length - other.length))) {
  if (word.length < 2) continue
  const end = word.charAt(word.length - 1)
  const known = wordsByEnd.get(end)
  if (known) known.push(word)
  else wordsByEnd.set(end, [word])
}

/** Single characters that a line should rather begin than end with, and those that it should not begin with. */
const joins = new Set('和与及或并以为对在将由从向')
const clings = new Set('的等了着之者们化性型级类')

/** Between two things that are named together; not at the end of a word (参与 以及 普及 涉及 给与). */
const couples = /(?<![参以普涉给])[与及暨]/

/** Good places: after marks that close and the verbs of titles, before marks that open. A place belongs to what follows. */
const good = /[》”）、\s]/
const opens = /[《“（]/
const verbs: ReadonlySet<string> = new Set(['关于', '印发', '转发', '发布', '公布', '批转', '下达'])
const places = /[省市县区]/

/**
 * What it costs to end a line before character `i` of the text, for each `i`: 0 between words, much inside them, something
 * beside little words that lean on a neighbour.
 */
export function breakCosts(text: string): number[] {
  const owner = segment(text)
  const costs: number[] = []
  for (let i = 0; i <= text.length; i++) {
    if (i === 0 || i === text.length) {
      costs.push(0)
      continue
    }
    const [before, after] = [text.charAt(i - 1), text.charAt(i)]
    const inside = owner[i] === owner[i - 1]
    const unknown = owner[i]! < 0 && owner[i - 1]! < 0
    let cost = inside ? 30 : unknown ? 14 : owner[i]! < 0 || owner[i - 1]! < 0 ? 6 : 4
    if (!inside && couples.test(before + after) && !couples.test(before)) cost = 2
    if (!inside && (good.test(before) || opens.test(after) || verbs.has(text.slice(Math.max(0, i - 2), i)))) cost = 0
    if (!inside && places.test(before) && !opens.test(after)) cost += 4
    if (clings.has(after)) cost += 12
    if (joins.has(before)) cost += 6
    if (before === '的') cost += 3
    costs.push(cost)
  }
  return costs
}

/** A word costs less than a single character, one long word less than two short ones. */
const wordCost = 0.1

/** For each character the number of the word that owns it, or a negative number of its own. */
function segment(text: string): number[] {
  const best: number[] = [0]
  const from: number[] = [0]
  for (let end = 1; end <= text.length; end++) {
    best[end] = best[end - 1]! + 1
    from[end] = end - 1
    for (const word of wordsByEnd.get(text.charAt(end - 1)) ?? []) {
      const begin = end - word.length
      if (begin < 0) break
      const cost = best[begin]! + wordCost
      if (cost < best[end]! && text.startsWith(word, begin)) {
        best[end] = cost
        from[end] = begin
      }
    }
  }
  const owner: number[] = new Array<number>(text.length).fill(0)
  for (let end = text.length, word = 1; end > 0; end = from[end]!, word++)
    for (let i = from[end]!; i < end; i++) owner[i] = end - from[end]! > 1 ? word : -i - 1
  return owner
}
