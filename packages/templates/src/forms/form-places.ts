import { deref, fieldsOf, type Schema, titleOf } from '../filling/schema.ts'

/** A single field of a form: where its value goes and by which words it is found. */
export interface FormLeaf {
  path: string[]
  title: string
  /** Labels that stand for it, as `labelKey` spells them. */
  labels: string[]
  multiline: boolean
  prompts: string[]
}

/** A list of a form: a table with a head of labels, one entry a row. */
export interface FormList {
  key: string
  title: string
  columns: { key: string; title: string; label: string; prompts: string[] }[]
}

/** What a form asks for. */
export interface FormPlaces {
  leaves: FormLeaf[]
  lists: FormList[]
}

/** A label without blanks, colon, star and the unit in brackets: 年销售收入（万元）： → 年销售收入. */
export function labelKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^()]*\)$/, '')
    .replace(/[:*]+$/, '')
    .replace(/^\d{1,2}[.、]/, '')
}

/** The places of a form by its schema. A label that two single fields share stands for neither. */
export function placesOf(schema: Schema): FormPlaces {
  const leaves = leavesOf(schema, schema)
  const own = leaves.map(({ labels }) => labels[0])
  return {
    leaves: leaves.map((leaf) => ({
      ...leaf,
      labels: leaf.labels.filter((label, index) => index > 0 || own.indexOf(label) === own.lastIndexOf(label)),
    })),
    lists: fieldsOf(schema, schema).flatMap(([key, field]): FormList[] => {
      const items = deref(field.items ?? {}, schema)
      if (field.type !== 'array' || items.type !== 'object') return []
      const columns = fieldsOf(items, schema).map(([name, column]) => {
        const title = titleOf(name, column)
        return { key: name, title, label: labelKey(title), prompts: promptsOf(title, column) }
      })
      return [{ key, title: titleOf(key, field), columns }]
    }),
  }
}

/** Single fields by title; a name in a group also answers to the group's own title, which is what a cover prints. */
function leavesOf(schema: Schema, root: Schema, path: string[] = [], group?: string): FormLeaf[] {
  return fieldsOf(schema, root).flatMap(([key, field]): FormLeaf[] => {
    const title = titleOf(key, field)
    if (field.type === 'object') return leavesOf(field, root, [...path, key], title)
    if (field.type === 'array' && deref(field.items ?? {}, root).type === 'object') return []
    const own = labelKey(title)
    return [
      {
        path: [...path, key],
        title,
        labels: [own, ...(group !== undefined && /名称$/.test(own) ? [labelKey(group)] : [])],
        multiline: field.format === 'multiline',
        prompts: promptsOf(title, field),
      },
    ]
  })
}

/** What an empty field shows: it stays behind as plain text when its control is taken away. */
function promptsOf(title: string, { description }: Schema): string[] {
  return [description, `请填写${title}`, `请选择${title}`].filter((text) => text !== undefined)
}

const generalPrompt = /^(?:请(?:填写|选择|输入|点击|插入)|(?:单击|点击|选择)(?:或点击)?(?:此处|一项|图标))/
/** Shorter prompts, such as 万元, may be part of an answer. */
const shortestToStrip = 4

/** What someone filled in: without the words that ask for it, ticks spelt 是 and 否. */
export function answerIn(text: string, prompts: readonly string[]): string {
  let value = text.trim()
  for (const prompt of prompts) {
    if (value === prompt) return ''
    if (prompt.length < shortestToStrip) continue
    if (value.startsWith(prompt)) value = value.slice(prompt.length).trim()
    else if (value.endsWith(prompt)) value = value.slice(0, -prompt.length).trim()
  }
  if (generalPrompt.test(value)) return ''
  if (/^[☑☒√✓✔■]$/.test(value)) return '是'
  return /^[☐□]$/.test(value) ? '否' : value
}
