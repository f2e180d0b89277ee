import type { Diagnostic } from '@gongwen/model'
import type { ReadText } from '@gongwen/readers'
import type { ConditionResult, FormRow } from '@gongwen/templates'
import { problem } from '../../outcome.ts'

/** Figures that do not fit each other: a unit mistaken, or a number in the wrong cell. */
export function figuresThatDiffer(judged: readonly ConditionResult[], file: string): Diagnostic[] {
  return judged
    .filter(
      ({ condition, verdict, found }) => condition.strength === '核对' && verdict === '待核' && found !== '未填写',
    )
    .map(({ condition, found }) => ({
      ...problem('form-figures-differ', `“${condition.text}”对不上：${found}`, {
        place: { file },
        remedy: '核对数字、单位和是否填错格',
      }),
      severity: 'warning' as const,
    }))
}

/** The same consortium twice, as DOCX and PDF for instance, would be counted twice. */
export function doubled(forms: readonly FormRow[]): Diagnostic[] {
  const seen = new Map<string, string>()
  return forms.flatMap(({ file, data }) => {
    const name = String(data['name'] ?? '').replace(/\s/g, '')
    const before = seen.get(name)
    if (name !== '' && before === undefined) seen.set(name, file)
    if (name === '' || before === undefined) return []
    const remedy = '只留一份，再运行一次'
    return [
      {
        ...problem('form-double', `与 ${before} 是同一个“${name}”`, { place: { file }, remedy }),
        severity: 'warning' as const,
      },
    ]
  })
}

const outside = { template: '模板', picture: '图片', object: '对象', data: '数据' }

/** A form with macros is refused; what it asks for from outside is not fetched, and said. */
export function activeContent({ active = [] }: ReadText, file: string): Diagnostic[] {
  return active.map(({ kind, target }) =>
    kind === 'macros'
      ? problem('form-macros', '表格里有宏，没有读取', {
          place: { file },
          remedy: '请申报单位在原表格中填写，不要用带宏的文件',
        })
      : {
          ...problem(
            'form-outside',
            `表格里${target === undefined ? '嵌有' : '链接了外部的'}${outside[kind]}${target === undefined ? '' : `“${target.slice(0, 80)}”`}，没有打开`,
            {
              place: { file },
              remedy: '与申报单位核对来历；不要在自己的电脑上打开链接',
            },
          ),
          severity: 'warning' as const,
        },
  )
}
