export { type CheckOptions, checkDocument, checkMarkdown, fixMarkdown } from './check/check.ts'
export { renumber } from './check/renumber.ts'
export { type DocumentOptions, documentOf } from './document-of.ts'
export { type EvaluatedProject, type Evaluation, evaluate, type ProjectResult } from './evaluation/evaluate.ts'
export { readRubric } from './evaluation/read-rubric.ts'
export { type ProjectRow, readProjects, readScores } from './evaluation/read-scores.ts'
export { type EvaluationTerms, evaluationData } from './evaluation/report-data.ts'
export type { Rubric } from './evaluation/rubric.ts'
export { fill, fillBlank, fillChecked, fillSample } from './fill.ts'
export { type Data, plainData, readData } from './filling/data-file.ts'
export { dataFileOf } from './filling/new-data-file.ts'
export type { Schema } from './filling/schema.ts'
export { checkData } from './filling/schema-check.ts'
export {
  type Condition,
  type ConditionResult,
  type ConditionTest,
  checkConditions,
  conditionsOf,
} from './forms/conditions.ts'
export { type FilledForm, filledForm } from './forms/filled-form.ts'
export { listTemplates, loadTemplate, type TemplateEntry } from './library.ts'
export { type MarkdownOptions, markdownToDocument } from './markdown/document-of.ts'
export type { RowOptions } from './rows/row-options.ts'
export { type Row, rowsOf } from './rows/rows.ts'
export type { Template } from './template.ts'
