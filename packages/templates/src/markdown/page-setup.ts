import type { PageSetup } from '@gongwen/model'
import { type FrontMatter, textOf } from './front-matter.ts'
import type { State } from './state.ts'

const kinds: Readonly<Record<string, PageSetup['kind']>> = {
  公文: 'official',
  信函: 'letter',
  命令: 'order',
  纪要: 'minutes',
  报告: 'report',
  表单: 'form',
  证书: 'certificate',
}
const orientations: Readonly<Record<string, PageSetup['orientation']>> = { 纵向: 'portrait', 横向: 'landscape' }
const folios: Readonly<Record<string, PageSetup['folio']>> = { 外侧: 'outer', 居中: 'centre', 无: 'none' }
const latins: Readonly<Record<string, PageSetup['latin']>> = { 正文: 'body', 罗马: 'roman' }
const marks: Readonly<Record<string, NonNullable<PageSetup['punctuation']>>> = { 全角: 'full', 挤压: 'squeezed' }

const usualFolio: Readonly<Record<PageSetup['kind'], PageSetup['folio']>> = {
  official: 'outer',
  letter: 'outer',
  order: 'outer',
  minutes: 'outer',
  report: 'centre',
  form: 'centre',
  certificate: 'none',
}

/** The kind of page that front matter asks for; `official` when it says nothing. */
export function kindOf(matter: FrontMatter): PageSetup['kind'] {
  return kinds[textOf(matter.get('类型')) ?? '公文'] ?? 'official'
}

/** The page that front matter asks for. A word that is none of the allowed is said and the usual one taken. */
export function pageSetupOf(matter: FrontMatter, state: State): PageSetup {
  const word = <T>(key: string, words: Readonly<Record<string, T>>): T | undefined => {
    const given = textOf(matter.get(key))
    if (given === undefined) return undefined
    const text = state.resolve(given)
    if (Object.hasOwn(words, text)) return words[text]
    wrong(state, key, text, Object.keys(words).join('、'))
    return undefined
  }
  const kind = word('类型', kinds) ?? 'official'
  const official = kind === 'official' || kind === 'letter' || kind === 'order' || kind === 'minutes'
  const paper = numbersOf(matter, '纸张', 2, /[x×*]/, state)
  const margins = numbersOf(matter, '页边距', 4, /[,，\s]+/, state)
  const background = textOf(matter.get('背景'))
  const punctuation = word('标点', marks)
  return {
    kind,
    orientation: word('方向', orientations) ?? 'portrait',
    ...(paper ? { paper: { width: paper[0]!, height: paper[1]! } } : {}),
    ...(margins ? { margins: { top: margins[0]!, right: margins[1]!, bottom: margins[2]!, left: margins[3]! } } : {}),
    duplex: word('双面', { 是: true, 否: false, 无: false }) ?? official,
    folio: word('页码', folios) ?? usualFolio[kind],
    latin: word('西文', latins) ?? 'body',
    ...(punctuation ? { punctuation } : {}),
    ...(background ? { background: backgroundOf(state.resolve(background)) } : {}),
  }
}

function backgroundOf(text: string): NonNullable<PageSetup['background']> {
  const design = /^图案[：:]\s*(\S+)$/.exec(text)?.[1]
  return design ? { design } : { src: text }
}

function numbersOf(
  matter: FrontMatter,
  key: string,
  count: number,
  between: RegExp,
  state: State,
): number[] | undefined {
  const given = matter.get(key)
  if (given === undefined) return undefined
  const numbers = (Array.isArray(given) ? given : state.resolve(textOf(given) ?? '').split(between)).map(Number)
  if (numbers.length === count && numbers.every((number) => Number.isFinite(number) && number >= 0)) return numbers
  wrong(state, key, JSON.stringify(given), key === '纸张' ? '210x297' : '37,26,35,28')
  return undefined
}

function wrong(state: State, key: string, given: string, allowed: string): void {
  state.diagnostics.push({
    code: 'front-matter-value',
    severity: 'error',
    message: `文件头部“${key}”不能是“${given}”，已按默认处理`,
    remedy: `可写：${allowed}`,
    ...(state.file === undefined ? {} : { place: { file: state.file } }),
  })
}
