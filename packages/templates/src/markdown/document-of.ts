import type { Block, Diagnostic, Document, Result } from '@gongwen/model'
import { assemble } from './assemble.ts'
import { unusedFootnote } from './blocks/definition.ts'
import { blocksOf } from './blocks/index.ts'
import { type FrontMatter, readFrontMatter, textOf, textsOf } from './front-matter.ts'
import { plainText } from './inline-text.ts'
import { inlinesOf } from './inlines/index.ts'
import { limitNesting } from './limit-nesting.ts'
import { sayLines } from './lines/say-lines.ts'
import { numberAttachments } from './numbering/attachments.ts'
import { faceLabels } from './numbering/label-face.ts'
import { numberHeadings, type Scheme } from './numbering/number.ts'
import { resolveReferences } from './numbering/references.ts'
import { settle } from './numbering/settle.ts'
import { kindOf, pageSetupOf } from './page-setup.ts'
import { definitionsOf } from './parse.ts'
import { parseAuthored } from './parse-authored.ts'
import { recogniseAttachmentList } from './recognise/attachment-list.ts'
import { gatherAttachments, titleText } from './recognise/attachments.ts'
import { recogniseClosing } from './recognise/closing.ts'
import { recogniseOpening } from './recognise/opening.ts'
import { joinSubtitles } from './recognise/subtitles.ts'
import { recogniseTitle } from './recognise/title.ts'
import { sayUnrecognised } from './recognise/unrecognised.ts'
import type { State } from './state.ts'
import { type Held, putBack, substitute } from './substitute.ts'

/** Longest Markdown that is read, in characters: some 2,500 pages. */
const longest = 2_000_000

/** How Markdown is read. */
export interface MarkdownOptions {
  /** Name shown in diagnostics. */
  file?: string
  /** Values of the placeholders in the text. */
  held?: Held
  /** False: lines are those of a filled template, which nobody wrote, so nothing is placed. */
  placed?: boolean
}

/** A document in which placeholders still stand for values. */
export interface Mould {
  document: Document
  diagnostics: Diagnostic[]
  /** Whether its shape was chosen by looking at a value: another value may need another mould. */
  looked: boolean
}

/** The document that a Markdown text means. What it holds either stands in the document or is said. */
export function markdownToDocument(markdown: string, options: MarkdownOptions = {}): Result<Document> {
  return castDocument(readMould(markdown, options), options.held ?? [])
}

/** Puts values into a mould. */
export function castDocument({ document, diagnostics }: Mould, held: Held): Result<Document> {
  return { value: substitute(document, held), diagnostics: diagnostics.map((found) => withValues(found, held)) }
}

/** Reads Markdown whose values are put in later. */
export function readMould(markdown: string, options: MarkdownOptions = {}): Mould {
  const diagnostics: Diagnostic[] = []
  let source = markdown.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (source.length > longest) {
    diagnostics.push({
      code: 'markdown-too-long',
      severity: 'error',
      message: `正文有 ${source.length} 字符，只读了前 ${longest} 字符`,
      remedy: '拆成几个文件',
      ...(options.file === undefined ? {} : { place: { file: options.file } }),
    })
    source = source.slice(0, longest)
  }
  source = limitNesting(source, diagnostics, options.file)
  const { root, lines } = parseAuthored(source)
  if (options.placed !== false) diagnostics.push(...sayLines(lines, options.file))
  const [first] = root.children
  const offset = first?.type === 'yaml' ? (first.position?.start.line ?? 1) : 0
  const matter =
    first?.type === 'yaml'
      ? readFrontMatter(first.value, offset, diagnostics, options.file)
      : new Map<string, unknown>()
  let looked = false
  const look = (): void => {
    looked = true
  }
  const state = stateOf(source, matter, diagnostics, root, options, look)
  const setup = pageSetupOf(matter, state)
  const written = state.blocks(root.children)
  for (const [name, note] of state.footnotes) {
    if (!state.usedFootnotes.has(name)) written.push(...unusedFootnote(note, state))
  }
  const official = ['official', 'letter', 'order', 'minutes'].includes(setup.kind)
  const ahead = { signed: matter.has('署名'), titled: matter.has('标题'), addressed: matter.has('主送机关') }
  const arranged = arrange(written, official, ahead, state)
  const children = numberAttachments(assemble(official ? faceLabels(arranged) : arranged, matter, state))
  numberHeadings(children, state.unnumbered, schemeOf(matter))
  const document: Document = { type: 'document', setup, properties: propertiesOf(children, matter, state), children }
  resolveReferences(document, diagnostics)
  if (children.length === 0 && options.placed !== false) diagnostics.push(emptyText(options.file))
  return { document, diagnostics, looked }
}

function emptyText(file: string | undefined): Diagnostic {
  return {
    code: 'markdown-empty',
    severity: 'error',
    message: '文件里没有可排的内容',
    remedy: '写上标题和正文，保存后再试',
    ...(file === undefined ? {} : { place: { file } }),
  }
}

function stateOf(
  source: string,
  matter: FrontMatter,
  diagnostics: Diagnostic[],
  root: Parameters<typeof definitionsOf>[0],
  { file, held = [], placed = true }: MarkdownOptions,
  look: () => void,
): State {
  const state: State = {
    source,
    file,
    placed,
    kind: kindOf(matter),
    diagnostics,
    ...definitionsOf(root),
    usedFootnotes: new Set(),
    openFootnotes: new Set(),
    unnumbered: new Set(),
    openAttachments: new Set(),
    lists: new Map(),
    subtitles: new Set(),
    undecided: new Map(),
    resolve: (text) => {
      const meant = putBack(text, held)
      if (meant !== text) look()
      return meant
    },
    blocks: (nodes) => settle(blocksOf(nodes, state), state),
    inlines: (nodes) => inlinesOf(nodes, state),
  }
  return state
}

/** What front matter says, so that it is not looked for in the text. */
interface Ahead {
  signed: boolean
  titled: boolean
  addressed: boolean
}

/** Finds the parts of a letter that stand in the text as plain paragraphs; other kinds of papers have none. */
function arrange(written: readonly Block[], official: boolean, ahead: Ahead, state: State): Block[] {
  const { signed: signedAhead } = ahead
  const titled = joinSubtitles(official ? recogniseTitle(written, ahead.titled, state) : written, state)
  if (!official) return gatherAttachments(titled, signedAhead, state)
  const listed = recogniseOpening(recogniseAttachmentList(titled), ahead.titled && !ahead.addressed)
  // Closing lines are looked for before what an attachment label opens, so attachments are gathered twice.
  const gathered = gatherAttachments(listed, signedAhead, state)
  const closed = gatherAttachments(recogniseClosing(gathered), signedAhead, state)
  sayUnrecognised(closed, signedAhead, state)
  return closed
}

/** Messages quote the text: the values belong there, too. */
function withValues(found: Diagnostic, held: Held): Diagnostic {
  const { message, remedy } = found
  return {
    ...found,
    message: putBack(message, held),
    ...(remedy === undefined ? {} : { remedy: putBack(remedy, held) }),
  }
}

function schemeOf(matter: FrontMatter): Scheme {
  const word = textOf(matter.get('编号'))
  return word === '章条' ? 'articles' : word === '无' ? 'none' : 'outline'
}

function propertiesOf(children: readonly Block[], matter: FrontMatter, state: State): Document['properties'] {
  const title = children.find((block) => block.type === 'title')
  const named = textOf(matter.get('标题'))?.replace(/\s*\n\s*/g, '')
  const signature = children.find((block) => block.type === 'signature')
  const masthead = children.find((block) => block.type === 'masthead')
  const organ = masthead?.organs[0] ?? signature?.organs[0]?.name
  const subject = textOf(matter.get('主题'))
  const keywords = textsOf(matter.get('关键词')).map((word) => state.resolve(word))
  return {
    title: named === undefined ? (title ? titleText(title) : firstLine(children)) : state.resolve(named),
    ...(subject ? { subject: state.resolve(subject) } : {}),
    ...(organ ? { organ } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
  }
}

function firstLine(children: readonly Block[]): string {
  for (const block of children) {
    if (block.type === 'heading' || block.type === 'paragraph') return plainText(block.children).slice(0, 60)
  }
  return ''
}
