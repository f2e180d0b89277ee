import type { Diagnostic } from '@gongwen/model'
import { LineCounter, parseDocument } from 'yaml'
import { chineseYamlError } from '../filling/data-file.ts'
import { nearest } from '../nearest.ts'

/** Every key that a document's front matter may hold, and what it means. The table in the guide is compared with these. */
export const frontMatterKeys: Readonly<Record<string, string>> = {
  标题: '公文标题；也可以写成正文第一行 `# 标题`。要固定换行处，用 | 分行写',
  副标题: '标题下的一行，如（征求意见稿）',
  类型: '公文（默认）、信函、命令、纪要、报告、表单、证书',
  方向: '纵向（默认）、横向',
  双面: '是、否；公文默认是',
  页码: '外侧（公文默认）、居中、无',
  西文: '正文（默认：数字、字母与正文同字体）、罗马',
  标点: '全角（默认：一个标点占一字，使 DOCX 与 PDF 的行一致）、挤压（标点相连、行末不够时挤去半字）',
  纸张: '如 210x297，毫米，默认 A4',
  页边距: '上,右,下,左，毫米',
  背景: '每页底下的图：图片文件，或 图案:名称',
  编号: '公文（默认：一、（一）1.（1）①）、章条（第一章、第一节、第一条）、无',
  发文机关标志: '版头里的机关名，多个写成列表，主办机关在前',
  标志后缀: '机关名后的字，默认“文件”，写“无”则没有',
  发文字号: '如 台政发〔2023〕12号',
  份号: '六位数字',
  紧急程度: '特急、加急',
  签发人: '上行文写，多个写成列表',
  主送机关: '如 各县（市、区）人民政府，市级有关单位',
  附件: '附件说明里的名称，多个写成列表',
  署名: '发文机关署名，多个写成列表',
  成文日期: '如 2025年6月3日',
  印章: '是（默认，留出盖章位置）、无，或印章图片，多个写成列表',
  签名章: '职务、姓名、图片三项，用于加盖签发人签名章的公文',
  附注: '如 此件公开发布',
  版记主送: '首页放不下的主送机关',
  抄送: '抄送机关',
  印发机关: '',
  印发日期: '如 2025年6月3日',
  主题: '写进文件属性',
  关键词: '写进文件属性，列表',
  数据: '正文中 {{…}} 用到的数据',
}

/** What officers call a key by habit, and which it is. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    标题: '题目 文件标题 公文标题 题名',
    类型: '文种 格式 公文种类',
    发文机关标志: '标志 红头 版头 机关标志 文件头',
    发文字号: '文号 字号 文件号 发文号',
    紧急程度: '缓急 紧急 急件',
    主送机关: '主送 主送单位 收文单位 收文机关 抬头',
    附件: '附件名称 附件说明',
    署名: '落款 发文单位 发文机关 发文机关署名 印发单位署名',
    成文日期: '日期 发文日期 落款日期 时间',
    印章: '盖章 公章 印鉴',
    附注: '备注',
    抄送: '抄送单位 抄送机关',
    印发机关: '印发单位 印制单位',
    印发日期: '印发时间',
    页边距: '边距',
    关键词: '主题词 关键字',
  }).flatMap(([key, names]) => names.split(' ').map((name): [string, string] => [name, key])),
)

/** Front matter, read. Values are as YAML has them. */
export type FrontMatter = Map<string, unknown>

/** Reads the YAML between the `---` lines; what it does not know is said. `offset` is the line that the YAML starts after. */
export function readFrontMatter(yaml: string, offset: number, diagnostics: Diagnostic[], file?: string): FrontMatter {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true })
  const place = (position: number): { file?: string; line: number; column: number } => {
    const { line, col } = lines.linePos(position)
    return { ...(file === undefined ? {} : { file }), line: line + offset, column: col }
  }
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    diagnostics.push({
      code: 'front-matter-yaml',
      severity: 'error',
      message: `文件头部读不懂：${wideColon(yaml) ?? chineseYamlError(message)}`,
      remedy: '每行写成“项: 值”，冒号用半角，后面空一格；引号和缩进要成对',
      place: place(pos[0]),
    })
  }
  const value: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 100 })
  if (value !== null && (typeof value !== 'object' || Array.isArray(value))) {
    diagnostics.push({
      code: 'front-matter-yaml',
      severity: 'error',
      message: `文件头部两行 --- 之间应是“项: 值”，${wideColon(yaml) ?? `现为：${yaml.trim().slice(0, 200)}`}`,
      remedy: '正文开头要画横线时，--- 前先空一行并写别的内容',
      place: place(0),
    })
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return new Map()
  const entries = Object.entries(value).filter(([, entry]) => entry !== null && entry !== '')
  for (const [key] of entries) {
    if (Object.hasOwn(frontMatterKeys, key)) continue
    const near = otherNames.get(key) ?? nearest(key, Object.keys(frontMatterKeys))
    diagnostics.push({
      code: 'front-matter-unknown',
      severity: 'warning',
      message: `文件头部没有“${key}”这一项，已忽略`,
      remedy: near ? `是不是“${near}”？` : '可写的项见《写法速查》',
      place: place(Math.max(0, yaml.search(new RegExp(`^${escapeRegExp(key)}\\s*:`, 'm')))),
    })
  }
  return new Map(entries.filter(([key]) => Object.hasOwn(frontMatterKeys, key)))
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A value as text, or undefined for a list or a map. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value === 'boolean') return value ? '是' : '无'
  return typeof value === 'number' ? String(value) : undefined
}

/** A value as a list of texts: a list, or one text. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== undefined)
}

/** The commonest slip: 标题： with the colon of the text. */
function wideColon(yaml: string): string | undefined {
  const line = yaml.split('\n').find((text) => /^\s*[\p{Script=Han}\w]{1,12}：/u.test(text))
  return line === undefined ? undefined : `“${line.trim().slice(0, 20)}”的冒号是全角的“：”`
}
