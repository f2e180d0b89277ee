import type { Diagnostic, Result } from '@gongwen/model'
import { formatDate, isDate } from '@gongwen/model'
import Handlebars from 'handlebars'
import type { Held } from '../markdown/substitute.ts'
import { type HeldValues, holdValues } from './held-values.ts'
import { blockNames, helpers } from './helpers/index.ts'
import { Raw } from './raw.ts'
import { safeProgram } from './safe-mustaches.ts'
import type { Printing } from './template-calls.ts'
import type { Surroundings } from './template-pass.ts'

/** Markdown with placeholders, and the values behind them. */
export interface Expanded {
  markdown: string
  held: Held
}

/** A template's text, parsed once and filled as often as there are rows. */
export type Expansion = (data: unknown) => Result<Expanded>

/** Parses and checks a template's text. Without a value when it cannot be filled. */
export function compileText(text: string, around: Surroundings): Result<Expansion | undefined> {
  const { program, diagnostics } = safeProgram(text, around)
  if (!program || diagnostics.some(({ severity }) => severity === 'error')) return { value: undefined, diagnostics }
  const environment = Handlebars.create()
  // log writes to the console; lookup reaches what the schema does not name.
  environment.unregisterHelper('log')
  environment.unregisterHelper('lookup')
  for (const helper of helpers) {
    environment.registerHelper(helper.name, (...all: unknown[]) => {
      const options = all.at(-1) as Handlebars.HelperOptions
      const index: unknown = options.data?.index
      return helper.run(all.slice(0, -1), { index: typeof index === 'number' ? index : undefined })
    })
  }
  const knownHelpers = Object.fromEntries(
    [...helpers.map(({ name }) => name), ...blockNames.values(), '$show', '$field'].map((name) => [name, true]),
  )
  // The template has so many, and asks for them row after row.
  const printings = new Map<string, Printing>()
  const printingOf = (json: string): Printing => {
    const printing = printings.get(json) ?? (JSON.parse(json) as Printing)
    printings.set(json, printing)
    return printing
  }
  const template = environment.compile(program, { noEscape: true, knownHelpers, data: true })
  return {
    value: (data) => {
      const store = holdValues()
      const own = {
        $show: (value: unknown, json: string) => show(value, printingOf(json), store),
        $field: (value: unknown, json: string) => field(value, printingOf(json), store),
      }
      const markdown = template(bare(data), {
        helpers: own,
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      })
      return { value: { markdown, held: store.values }, diagnostics: store.diagnostics satisfies Diagnostic[] }
    },
    diagnostics,
  }
}

/** A value as Markdown shows it: as a placeholder, whatever it is. Only numbers that a helper made stand as they are. */
function show(value: unknown, printing: Printing, store: HeldValues): string {
  if (value instanceof Raw) return value.text
  return store.hold(printed(value, printing.format), printing.title)
}

/** A value as it is read: dates in Chinese, percents with their sign, lists with 、 between. */
function printed(value: unknown, format: string | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((entry) => printed(entry, format)).join('、')
  if (typeof value === 'object') return ''
  const text = String(value)
  if (format === 'date' && isDate(text)) return formatDate(text)
  return format === 'percent' ? `${text}%` : text
}

/** A form's field as a directive; every part of it is held. */
function field(value: unknown, printing: Printing, store: HeldValues): string {
  const hold = (text: string): string => store.hold(text, printing.title)
  const attributes: [string, string][] = [
    ['名', hold(printing.name ?? '')],
    ['类型', controlOf(printing)],
    ...(printing.options ? [['选项', printing.options.map(hold).join('；')] as [string, string]] : []),
    ...(value === undefined || value === null
      ? []
      : [
          ['值', hold(typeof value === 'boolean' ? String(value) : printed(value, printing.format))] as [
            string,
            string,
          ],
        ]),
    ...(printing.placeholder ? [['提示', hold(printing.placeholder)] as [string, string]] : []),
    ...(printing.required ? [['必填', '是'] as [string, string]] : []),
    ...(printing.width ? [['宽', String(printing.width)] as [string, string]] : []),
    ...(printing.list ? [['所在列表', hold(printing.list)] as [string, string]] : []),
  ]
  return `:填[${hold(printing.title)}]{${attributes.map(([name, text]) => `${name}="${text}"`).join(' ')}}`
}

function controlOf({ type, format, options }: Printing): string {
  if (options) return '单选'
  if (type === 'boolean') return '勾选'
  if (format === 'date') return '日期'
  if (format === 'multiline') return '多行'
  return type === 'number' || type === 'integer' ? '数字' : '文本'
}

/** Handlebars compares what it meets with texts, so its objects need one; they have nothing else that a name could reach. */
const nothing: object = Object.freeze(Object.assign(Object.create(null), { [Symbol.toPrimitive]: () => '' }))

/** Data as objects without a prototype of their own: no name in a template or in data reaches code. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.create(nothing) as Record<string, unknown>
  for (const [key, entry] of Object.entries(value)) {
    Object.defineProperty(copy, key, { value: bare(entry), enumerable: true, writable: true, configurable: true })
  }
  return copy
}
