import type { SubmitterType } from '../records.ts'

/** Endings of unit names, the most telling first: 行业协会 before 企业, 研究所 before 所. */
const endings: readonly (readonly [SubmitterType, RegExp])[] = [
  [
    '专业机构',
    /(?:律师|会计师|税务师|资产评估|司法鉴定|专利代理|知识产权代理)(?:事务所|中心|机构|所)|(?:咨询|检测认证|评估)机构$/,
  ],
  [
    '行业协会',
    /(?:协会|商会|同业公会|行业联合会|企业联合会|工商联|工商业联合会|企业家联合会|企业联谊会)(?:秘书处|办公室|分会)?$/,
  ],
  [
    '社会组织',
    /(?:学会|研究会|联谊会|促进会|基金会|联合会|联盟|志愿者?(?:服务)?队|导师团|社区|居委会|村委会|志愿服务中心|服务社)(?:秘书处|办公室)?$/,
  ],
  [
    '政府部门',
    /(?:人民政府|政府|管委会|管理委员会|委员会|街道办事处|街道办|办事处|(?:科技|科学技术|发展|财政|经信|经济|商务|市场监管|监督|管理|人社|教育|环保|环境|税务|统计|审计|司法|公安|规划|住建|农业|水利|卫健|文旅|应急|数据|金融|投资|促进|信息化|厅|部)(?:局|厅|委|办)|[市区县镇省]\p{sc=Han}{0,14}(?:局|厅|委)|人大|政协|法院|检察院)(?:办公室|\p{sc=Han}{1,6}(?:科|处|股|室))?$/u,
  ],
  [
    '高校',
    /(?:大学|学院|职业技术学院|专科学校|党校)(?:\p{sc=Han}{0,14}(?:学院|系|研究院|研究所|中心|处|部|科研处|科技处|实验室))?$/u,
  ],
  [
    '科研院所',
    /(?:研究院|研究所|科学院|研究中心|工程中心|技术转移中心|创新中心|实验室|设计院|研究总院|农科院)(?:\p{sc=Han}{0,8}(?:所|室|处|部|中心))?$/u,
  ],
  [
    '企业',
    /(?:有限(?:责任)?公司|股份公司|公司|集团|企业|工厂|[\p{sc=Han}]{2,}厂|合作社|商行|经营部|工作室|Co\.?,?\s?Ltd\.?|Inc\.?|GmbH|Corp\.?)(?:\p{sc=Han}{0,10}(?:部|办公室|分公司|工会|中心|室))?$/iu,
  ],
  [
    '事业单位',
    /(?:服务中心|中心|医院|学校|中学|小学|图书馆|档案馆|博物馆|管理处|管理站|推广站|质检院|质检所|检测院|检测所|技术所|情报所|信息所|孵化器)$/,
  ],
]

/** Short names of firms, as signatures and display names have them. */
const trades =
  /^[\p{sc=Han}]{2,10}(?:科技|电子|电器|机械|化工|化学|医药|药业|泵业|阀业|管业|塑业|塑胶|新能源|生物|新材料|农机|电机|模塑|模具|汽配|汽车|器材|器械|软件|智能|制造|实业|工贸|食品|纺织|服饰|建材|物流|重工|光电|环保|厨卫|家具|家居|缝纫机|机床|轴承)$/u

const placeNames = /^[\p{sc=Han}（）()·A-Za-z0-9&.,\s-]+$/u

/** What kind of unit a name is; undefined when it is no unit's. */
export function unitType(name: string): SubmitterType | undefined {
  const plain = name.trim().replace(/[。，、；]?(?:[（(](?:盖章|公章|章)[）)])?$/, '')
  if (plain.length < 4 || plain.length > 50 || !placeNames.test(plain)) return undefined
  return endings.find(([, ending]) => ending.test(plain))?.[0] ?? (trades.test(plain) ? '企业' : undefined)
}

/** Whether a name ends in a trade only (顺和机电): a firm's in a signature, but a subject's topic may look the same. */
export function isShortName(name: string): boolean {
  return trades.test(name.trim()) && !endings.some(([, ending]) => ending.test(name.trim()))
}

/** Whether a line names a unit, perhaps with a person beside it. */
export function namesUnit(line: string): boolean {
  return unitsIn(line).length > 0
}

/** Says something of a unit instead of naming one: 牵头单位为市城管局. */
const sentence = /(?:为|是|由|给|让|归|交|请|应|报|向|与|和)(?:市|县|区|省|各|本|我|镇|街道|乡)|^(?:由|请|将|把|对|向)/

/** Units that a line of a signature names: the line itself, or its pieces between spaces and bars. */
export function unitsIn(line: string): { name: string; type: SubmitterType }[] {
  if (sentence.test(line)) return []
  const pieces = [line, ...line.split(/[\s\u3000|｜/，,；;]+/)].map((piece) =>
    piece.trim().replace(/^(?:单位|单位名称|填表单位|填报单位|反馈单位|提出单位|公司|企业名称)[:：]/, ''),
  )
  for (const name of pieces) {
    const type = unitType(name)
    if (type && !/\s/.test(name.replace(/(?<=[A-Za-z.,])\s|\s(?=[A-Za-z])/g, ''))) return [{ name, type }]
  }
  return []
}
