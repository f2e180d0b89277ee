import { join } from 'node:path'
import type { Diagnostic } from '@gongwen/model'
import { readTables } from '@gongwen/readers'
import { type Rubric, type readProjects, readScores } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, filesIn, isFolder, readInput } from '../../files.ts'
import { problem, Unusable } from '../../outcome.ts'

type Sheets = Parameters<typeof readProjects>[0]
type Scores = ReturnType<typeof readScores>['value']

/** Sheets of a file that must be readable. */
export async function tablesOf(context: Context, file: string): Promise<Sheets> {
  const { value, diagnostics } = await readTables(readInput(context, file), file)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Unusable(...errors)
  return value
}

/** Scores of all score sheets; a folder stands for the spreadsheets in it. One that cannot be read is said, the others count. */
export async function scoresOf(
  context: Context,
  given: readonly string[],
  rubric: Rubric,
): Promise<Scores & { diagnostics: Diagnostic[] }> {
  const files = given.flatMap((path) =>
    isFolder(at(context, path))
      ? filesIn(context, path, /\.(?:xlsx|xls|et|ods|csv)$/i).map((name) => join(path, name))
      : [path],
  )
  if (files.length === 0)
    throw new Unusable(
      problem('file-unusable', '文件夹里没有评分表', {
        place: { file: given.join('、') },
        remedy: '评分表是 xlsx、xls、ods 或 csv',
      }),
    )
  const all: Scores & { diagnostics: Diagnostic[] } = { entries: [], reviewed: [], diagnostics: [] }
  for (const file of files) {
    try {
      const { value, diagnostics } = readScores(await tablesOf(context, file), file, rubric)
      all.entries.push(...value.entries)
      all.reviewed.push(...value.reviewed)
      all.diagnostics.push(...diagnostics)
    } catch (error) {
      if (!(error instanceof Unusable) || files.length === 1) throw error
      all.diagnostics.push(...error.diagnostics)
    }
  }
  return all
}
