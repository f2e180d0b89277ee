import { join } from 'node:path'
import { safeFileName } from '@gongwen/certificates'
import { writeXlsx } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import {
  type Expert,
  fill,
  loadTemplate,
  type ProjectRow,
  type Rubric,
  reviewBook,
  reviewData,
} from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, type OutputFile, writeOutputs } from '../../files.ts'
import { type Outcome, Unusable } from '../../outcome.ts'
import { produce } from '../../produce.ts'
import { startProgress } from '../../progress.ts'
import type { EvaluateOptions } from './evaluate.ts'

/** Who judges what, and by which indicators. */
interface Review {
  projects: readonly ProjectRow[]
  experts: readonly Expert[]
  rubric: Rubric
  formats: string[]
}

/** 评分表 for each expert (XLSX, to fill in) and 专家论证意见表 for each project (to write on and sign). */
export async function makeReview(
  context: Context,
  options: EvaluateOptions,
  { projects, experts, rubric, formats }: Review,
  diagnostics: Diagnostic[],
): Promise<Outcome> {
  const { value: template, diagnostics: loading } = loadTemplate('expert-review')
  if (!template) throw new Unusable(...loading)
  if (hasErrors(diagnostics)) throw new Unusable(...diagnostics)
  const folder = at(context, options.output)
  const files: OutputFile[] = []
  for (const expert of experts) {
    const bytes = await writeXlsx(reviewBook(expert, projects, rubric))
    files.push({ path: join(folder, `${safeFileName(`评分表-${expert.name}`)}.xlsx`), bytes })
  }
  const progress = startProgress(context, '意见表')
  try {
    for (const [index, project] of projects.entries()) {
      if (context.signal.aborted) return { status: 130, diagnostics }
      const filled = fill(template, reviewData(project, experts, rubric))
      diagnostics.push(...filled.diagnostics)
      if (!filled.value) throw new Unusable(...filled.diagnostics)
      const made = await produce(context, filled.value, {
        folder: join(folder, '意见表'),
        name: safeFileName(`专家论证意见表-${project.name}`),
        formats,
        fonts: options.fonts,
        pictures: [template.folder],
      })
      diagnostics.push(...made.diagnostics)
      files.push(...made.files)
      progress.step(index + 1, projects.length)
    }
  } finally {
    progress.end()
  }
  const written = writeOutputs(context, files, options.force)
  return {
    status: hasErrors(diagnostics) ? 1 : 0,
    diagnostics,
    files: written,
    lines: [`评分表 ${experts.length} 份，专家论证意见表 ${projects.length} 份；评分表填好后用 --scores 读回`],
  }
}
