import type { Block } from '@gongwen/model'
import { imprintOf, mastheadOf, signatureOf } from './directives/parts.ts'
import { type FrontMatter, textOf, textsOf } from './front-matter.ts'
import { plainText } from './inline-text.ts'
import type { State } from './state.ts'

/** Adds the parts that front matter names to the text, each at its place (7.2–7.4); one that the text has already is said. */
export function assemble(body: readonly Block[], matter: FrontMatter, state: State): Block[] {
  const text = (key: string): string | undefined => {
    const value = textOf(matter.get(key))
    return value === undefined ? undefined : state.resolve(value).trim() || undefined
  }
  const texts = (key: string): string[] =>
    textsOf(matter.get(key))
      .map((value) => state.resolve(value).trim())
      .filter((value) => value !== '')
  const has = (type: Block['type']): boolean => body.some((block) => block.type === type)
  const wanted = (type: Block['type'], key: string, given: boolean): boolean => {
    if (given && has(type)) sayTwice(key, state)
    return given && !has(type)
  }

  const from = body.findIndex((block) => block.type === 'attachment' || block.type === 'imprint')
  const main = body.slice(0, from < 0 ? body.length : from)
  const rest = body.slice(main.length)

  const heads: Block[] = main.filter((block) => block.type === 'masthead')
  const organs = texts('发文机关标志')
  const number = text('发文字号')
  if (wanted('masthead', '版头', organs.length > 0 || number !== undefined)) {
    const suffix = text('标志后缀')
    heads.push(
      mastheadOf(
        {
          organs,
          suffix: suffix === '无' ? '' : (suffix ?? (organs.length > 0 && state.kind === 'official' ? '文件' : '')),
          number,
          serial: text('份号'),
          urgency: text('紧急程度'),
          signers: texts('签发人'),
        },
        state,
        undefined,
      ),
    )
  }
  const titled = titleFirst(
    main.filter((block) => block.type !== 'masthead'),
    text('标题'),
    text('副标题'),
    state,
  )
  const recipients = text('主送机关')
  if (wanted('recipients', '主送机关', recipients !== undefined)) {
    const at = titled.findIndex((block) => block.type !== 'title')
    const value = /[：:]$/.test(recipients!) ? recipients! : `${recipients}：`
    titled.splice(at < 0 ? titled.length : at, 0, { type: 'recipients', children: [{ type: 'text', value }] })
  }
  insert(
    titled,
    wanted('attachmentList', '附件', texts('附件').length > 0)
      ? [{ type: 'attachmentList', titles: texts('附件') }]
      : [],
    ['signature', 'note'],
  )
  const signing = texts('署名').length > 0 || text('成文日期') !== undefined
  insert(titled, wanted('signature', '署名', signing) ? signature(matter, text, texts, state) : [], ['note'])
  const note = text('附注')
  if (wanted('note', '附注', note !== undefined))
    titled.push({ type: 'note', text: note!.replace(/^[（(]([\s\S]*)[）)]$/, '$1') })
  const parts = {
    recipients: text('版记主送'),
    copies: text('抄送'),
    printer: text('印发机关'),
    printed: text('印发日期'),
  }
  const imprint = wanted(
    'imprint',
    '版记',
    Object.values(parts).some((part) => part !== undefined),
  )
  // 版记 is the last thing of the last page, after the attachments (7.4).
  const last = rest.filter((block) => block.type === 'imprint')
  const others = rest.filter((block) => block.type !== 'imprint')
  return [...heads, ...titled, ...others, ...last, ...(imprint ? [imprintOf(parts, state, undefined)] : [])]
}

function signature(
  matter: FrontMatter,
  text: (key: string) => string | undefined,
  texts: (key: string) => string[],
  state: State,
): Block[] {
  const stamp = matter.get('签名章')
  const person =
    stamp && typeof stamp === 'object' && !Array.isArray(stamp) ? (stamp as Record<string, unknown>) : undefined
  const entry = (key: string): string | undefined => {
    const value = person && textOf(person[key])
    return value === undefined ? undefined : state.resolve(value)
  }
  const image = entry('图片')
  return signatureOf(
    {
      organs: texts('署名'),
      date: text('成文日期'),
      seal: texts('印章'),
      ...(person
        ? { signedBy: { post: entry('职务') ?? '', name: entry('姓名') ?? '', ...(image ? { stamp: image } : {}) } }
        : {}),
      place: state.file === undefined ? undefined : { file: state.file },
    },
    state,
  )
}

/** Puts the 标题 of front matter first, unless the text starts with one. */
function titleFirst(blocks: Block[], title: string | undefined, subtitle: string | undefined, state: State): Block[] {
  const first = blocks[0]?.type === 'title' ? blocks[0] : undefined
  const under = subtitle ? { subtitle: [{ type: 'text' as const, value: subtitle }] } : {}
  if (title === undefined || first) {
    if (title !== undefined && first && plainText(first.children).replace(/\s/g, '') !== title.replace(/\s/g, '')) {
      sayTwice('标题', state)
    }
    return blocks.map((block) => (block === first && subtitle && !first.subtitle ? { ...first, ...under } : block))
  }
  const lines = title.split('\n').map((line) => line.trim())
  const children = lines.flatMap((value, index) => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    { type: 'text' as const, value },
  ])
  return [{ type: 'title', children, ...under }, ...blocks]
}

/** Before the first block of the given types, else at the end. */
function insert(blocks: Block[], added: Block[], before: Block['type'][]): void {
  const index = blocks.findIndex((block) => before.includes(block.type))
  blocks.splice(index < 0 ? blocks.length : index, 0, ...added)
}

function sayTwice(key: string, state: State): void {
  state.diagnostics.push({
    code: 'part-twice',
    severity: 'warning',
    message: `“${key}”在文件头部和正文中都写了，用的是正文里的`,
    remedy: '只留一处',
    ...(state.file === undefined ? {} : { place: { file: state.file } }),
  })
}
