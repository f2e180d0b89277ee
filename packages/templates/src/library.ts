import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic, Result } from '@gongwen/model'
import type { Schema } from './filling/schema.ts'
import { validatorOf } from './filling/schema-check.ts'
import { nearest } from './nearest.ts'
import type { Template } from './template.ts'

/** Where the library lies: beside `src` and beside `dist`. */
const libraryFolder = fileURLToPath(new URL('../library/', import.meta.url))

/** Largest file of a template folder, bytes. */
const largest = 5_000_000

/** A line of the list of templates. */
export interface TemplateEntry {
  id: string
  title: string
  description: string
}

/** The library's templates, in the order of the process that they serve. */
export function listTemplates(): TemplateEntry[] {
  return order.map((id) => {
    const { title = id, description = '' } = JSON.parse(
      readFileSync(join(libraryFolder, id, 'schema.json'), 'utf8'),
    ) as Schema
    return { id, title, description }
  })
}

/** From the call for comments to the answer to a sender. */
const order: readonly string[] = [
  'call-for-comments',
  'draft-policy',
  'drafting-explanation',
  'issuance-notice',
  'call-for-applications',
  'application-form',
  'construction-plan',
  'commitment-letter',
  'recommendation-table',
  'expert-review',
  'public-notice',
  'naming-notice',
  'certificate',
  'progress-report',
  'evaluation-report',
  'dissolution-notice',
  'opinion-summary',
  'adoption-table',
  'feedback-notice',
  'reply-letter',
]

/** A template of the library by its id, or a folder of the user's own by its path. Without a value when there is none. */
export function loadTemplate(idOrFolder: string): Result<Template | undefined> {
  if (order.includes(idOrFolder)) return readFolder(join(libraryFolder, idOrFolder), idOrFolder)
  const folder = resolve(idOrFolder)
  if (existsSync(join(folder, 'template.md'))) return readFolder(folder, basename(folder))
  const near = nearest(idOrFolder, order)
  return fail({
    code: 'template-unknown',
    severity: 'error',
    message: existsSync(folder)
      ? `文件夹 ${idOrFolder} 中没有 template.md`
      : `没有名为“${idOrFolder}”的模板，也没有这个文件夹`,
    remedy: near ? `是否想用“${near}”` : '用 gongwen templates 查看所有模板',
  })
}

function readFolder(folder: string, id: string): Result<Template | undefined> {
  const diagnostics: Diagnostic[] = []
  const read = (name: string, needed = true): string => {
    const path = join(folder, name)
    if (!existsSync(path)) {
      if (needed) diagnostics.push(missing(path, name))
      return ''
    }
    if (statSync(path).size <= largest) return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
    diagnostics.push({
      code: 'template-file-large',
      severity: 'error',
      message: `文件太大，最多 ${largest} 字节`,
      remedy: '精简模板',
      place: { file: path },
    })
    return ''
  }
  const markdown = read('template.md')
  const schemaText = read('schema.json')
  const sample = read('sample.yaml', false)
  const readme = read('README.md', false)
  const schema = schemaText === '' ? undefined : parseSchema(schemaText, join(folder, 'schema.json'), diagnostics)
  if (!schema || diagnostics.some(({ severity }) => severity === 'error')) return { value: undefined, diagnostics }
  const partials = new Map([
    ...textsIn(join(libraryFolder, 'partials'), '.md'),
    ...textsIn(join(folder, 'partials'), '.md'),
  ])
  const extras = new Map([...textsIn(folder, '.yaml')].filter(([name]) => name !== 'sample'))
  const { title = id, description = '' } = schema
  return { value: { id, title, description, folder, markdown, schema, sample, readme, partials, extras }, diagnostics }
}

function parseSchema(text: string, file: string, diagnostics: Diagnostic[]): Schema | undefined {
  let schema: Schema
  try {
    schema = JSON.parse(text) as Schema
  } catch (error) {
    const message = `schema.json 不是正确的 JSON：${error instanceof Error ? error.message : ''}`
    diagnostics.push({
      code: 'template-schema',
      severity: 'error',
      message,
      remedy: '检查逗号、引号和括号',
      place: { file },
    })
    return undefined
  }
  const checked = validatorOf(schema, file)
  diagnostics.push(...checked.diagnostics)
  return checked.value ? schema : undefined
}

/** Texts of the files of a folder that end so, by their names without the ending, in order of names. */
function textsIn(folder: string, ending: string): Map<string, string> {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
  const fitting = names.filter((name) => statSync(join(folder, name)).size <= largest)
  return new Map(fitting.map((name) => [name.slice(0, -ending.length), readFileSync(join(folder, name), 'utf8')]))
}

function missing(path: string, name: string): Diagnostic {
  return {
    code: 'template-file-missing',
    severity: 'error',
    message: `模板文件夹缺少 ${name}`,
    remedy: '按《新建模板》补上',
    place: { file: path },
  }
}

function fail(diagnostic: Diagnostic): Result<undefined> {
  return { value: undefined, diagnostics: [diagnostic] }
}
