import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { readData } from '../filling/data-file.ts'
import type { Schema } from '../filling/schema.ts'
import { checkData } from '../filling/schema-check.ts'
import { indicatorsOf, type Rubric } from './rubric.ts'

/** Shape of a rubric file; titles are the names that people write. */
const schema: Schema = {
  title: '评估办法',
  type: 'object',
  properties: {
    dimensions: {
      title: '方面',
      type: 'array',
      minItems: 1,
      items: {
        title: '方面',
        type: 'object',
        properties: {
          name: { title: '名称', type: 'string', minLength: 1 },
          indicators: {
            title: '指标',
            type: 'array',
            minItems: 1,
            items: {
              title: '指标',
              type: 'object',
              properties: {
                name: { title: '名称', type: 'string', minLength: 1 },
                points: { title: '分值', type: 'number', exclusiveMinimum: 0 },
                standard: { title: '评分标准', type: 'string' },
              },
              required: ['name', 'points'],
            },
          },
        },
        required: ['name', 'indicators'],
      },
    },
    grades: {
      title: '等次',
      type: 'array',
      minItems: 1,
      items: {
        title: '等次',
        type: 'object',
        properties: {
          name: { title: '等次', type: 'string', minLength: 1 },
          from: { title: '分数线', type: 'number', minimum: 0 },
        },
        required: ['name', 'from'],
      },
    },
    dropHighest: { title: '去掉最高分', type: 'integer', minimum: 0 },
    dropLowest: { title: '去掉最低分', type: 'integer', minimum: 0 },
    minimumExperts: { title: '最少专家数', type: 'integer', minimum: 1 },
  },
  required: ['dimensions', 'grades'],
}

/** Reads a rubric (YAML). Grades are put in order; an indicator's name must be its own. */
export function readRubric(text: string, file: string): Result<Rubric | undefined> {
  const read = readData(text, file)
  if (!read.value) return result(undefined, read.diagnostics)
  const checked = checkData(read.value, schema)
  const diagnostics = [...read.diagnostics, ...checked.diagnostics]
  if (diagnostics.some(({ severity }) => severity === 'error')) return result(undefined, diagnostics)
  const {
    dimensions,
    grades,
    dropHighest = 0,
    dropLowest = 0,
    minimumExperts = 1,
  } = checked.value as Pick<Rubric, 'dimensions' | 'grades'> & {
    dropHighest?: number
    dropLowest?: number
    minimumExperts?: number
  }
  const rubric: Rubric = {
    dimensions,
    grades: [...grades].sort((one, other) => other.from - one.from),
    drop: { highest: dropHighest, lowest: dropLowest },
    minimumExperts,
  }
  const names = indicatorsOf(rubric).map(({ name }) => name)
  const double = names.find((name, index) => names.indexOf(name) !== index)
  if (double !== undefined) {
    const found: Diagnostic = {
      code: 'rubric-indicator-double',
      severity: 'error',
      message: `指标“${double}”写了两次`,
      place: { file },
      remedy: '改成不同的名称',
    }
    return result(undefined, [...diagnostics, found])
  }
  return result(rubric, diagnostics)
}

/** The full total of a rubric, points. */
export function fullOf(rubric: Rubric): number {
  return indicatorsOf(rubric).reduce((sum, { points }) => sum + Math.round(points * 100), 0) / 100
}
