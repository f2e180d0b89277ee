import type { Diagnostic, Place } from '@gongwen/model'
import type { Cell, Sheet } from '@gongwen/readers'
import { type Data, objectOf } from '../filling/data-file.ts'
import { deref, fieldNamed, type Schema } from '../filling/schema.ts'
import { recordsOfSheet } from './records-of-sheet.ts'
import { valueIn } from './value-in.ts'

type Path = (string | number)[]

/** What is gathered from the sheets: values and places by path. */
interface Gathered {
  values: Map<string, unknown>
  places: Map<string, Place>
}

/**
 * A workbook as the data of one document. A sheet that bears the name of a list holds its entries, one a row below a head; in
 * any other each row is a field's name and its value. `牵头单位.联系人` names a field of a part; so does 联系人 below a row that
 * says only 牵头单位.
 */
export function dataOfSheets(sheets: readonly Sheet[], file: string, schema: Schema, diagnostics: Diagnostic[]): Data {
  const gathered: Gathered = { values: new Map(), places: new Map() }
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const list = fieldNamed(sheet.name, schema, schema)
    const items = list?.[1].type === 'array' ? deref(list[1].items ?? {}, schema) : undefined
    if (list && items?.type === 'object') gatherList(sheet, list[0], items, file, schema, gathered, diagnostics)
    else gatherPairs(sheet, file, schema, gathered)
  }
  return {
    value: nested(gathered.values),
    fromText: true,
    placeOf: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const place = gathered.places.get(JSON.stringify(path.slice(0, length)))
        if (place) return place
      }
      return { file }
    },
    sourceOf: () => undefined,
  }
}

function gatherList(
  sheet: Sheet,
  key: string,
  items: Schema,
  file: string,
  root: Schema,
  gathered: Gathered,
  diagnostics: Diagnostic[],
): void {
  const schema = root.$defs ? { ...items, $defs: root.$defs } : items
  recordsOfSheet([sheet], file, schema, {}, diagnostics).forEach(({ data, place }, index) => {
    gathered.values.set(JSON.stringify([key, index]), data.value)
    gathered.places.set(JSON.stringify([key, index]), place)
    for (const name of Object.keys(data.value as object)) {
      gathered.places.set(JSON.stringify([key, index, name]), data.placeOf([name]) ?? place)
    }
  })
}

function gatherPairs(sheet: Sheet, file: string, root: Schema, gathered: Gathered): void {
  let part: Path = []
  sheet.rows.forEach((row, index) => {
    const [name, ...cells] = row.filter(({ kind, text }) => kind !== 'empty' && text.trim() !== '')
    const place = { file, sheet: sheet.name, row: index + 1 }
    if (!name || isHead(name, cells)) return
    const found = pathNamed(name.text.trim(), part, root)
    if (!found) {
      // A line of its own is a heading or a remark; what has a value is kept, so that the check says that it is unknown.
      const path = JSON.stringify([...part, name.text.trim()])
      if (cells.length > 0) {
        gathered.values.set(path, cells[0]!.text)
        gathered.places.set(path, place)
      }
      return
    }
    const { path, schema } = found
    if (schema.type === 'object') {
      part = path
      return
    }
    if (cells.length === 0) return
    const value = schema.type === 'array' ? cells.map(({ text }) => text.trim()).join('\n') : valueIn(cells[0]!, schema)
    gathered.values.set(JSON.stringify(path), value)
    gathered.places.set(JSON.stringify(path), place)
  })
}

/** 项目 | 内容, above the fields. */
function isHead(name: Cell, cells: readonly Cell[]): boolean {
  return /^(?:项目?|字段|名称)$/.test(name.text.trim()) && /^(?:内容|值|填写内容)$/.test(cells[0]?.text.trim() ?? '')
}

/** The field that a name means: inside the part last named, else from the root; `部分.字段` from the root. */
function pathNamed(name: string, part: Path, root: Schema): { path: Path; schema: Schema } | undefined {
  const names = name.replace(/[：:]$/, '').split(/[.．/／]/)
  return follow(names, part, root) ?? follow(names, [], root)
}

function follow(names: readonly string[], from: Path, root: Schema): { path: Path; schema: Schema } | undefined {
  let schema = from.reduce<Schema>((at, step) => deref(at.properties?.[String(step)] ?? {}, root), root)
  const path = [...from]
  for (const name of names) {
    const found = fieldNamed(name, schema, root) ?? fieldNamed(name.replace(/[（(][^（()）]*[)）]$/, ''), schema, root)
    if (!found) return undefined
    path.push(found[0])
    schema = found[1]
  }
  return { path, schema }
}

function nested(values: ReadonlyMap<string, unknown>): unknown {
  const root = objectOf([])
  for (const [key, value] of values) {
    const path = JSON.parse(key) as Path
    let at: Record<string | number, unknown> = root
    path.slice(0, -1).forEach((step, index) => {
      at[step] ??= typeof path[index + 1] === 'number' ? [] : objectOf([])
      at = at[step] as Record<string | number, unknown>
    })
    at[path.at(-1) ?? ''] = value
  }
  return root
}
