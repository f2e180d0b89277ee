import { fontBytes } from '@gongwen/fonts'
import type { Host } from '@gongwen/generator'
import { fill, fillBlank, loadTemplate, type Template } from '@gongwen/templates'
import fc from 'fast-check'

/** The application form, and a world to write it in. */
export const template = loadTemplate('application-form').value as Template
export const host: Host = { now: '2025-09-18T00:00:00+08:00', font: fontBytes, image: () => undefined }

const piece = fc.string({
  unit: fc.constantFrom(...'台州智能泵阀研究院联合攻关任务书甲乙丙丁一二三四五ABCxyz123，。“”（）《》<&>%·—+=-@'),
  minLength: 2,
  maxLength: 14,
})
const word = piece.map((text) => `约${text}`)
/** Lines that people number themselves look like headings and are none. */
const line = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.tuple(fc.constantFrom('一、', '（一）', '1.', '二、'), word).map((parts) => parts.join('')),
)
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'))
const amount = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100)
const list = <T>(entry: fc.Arbitrary<T>, max = 4): fc.Arbitrary<T[]> =>
  fc.array(entry, { minLength: 1, maxLength: max })
const kinds = ['新能源', '泵与电机', '低空经济', '其他'] as const

/** Data that the schema of the application form allows. */
export const application = fc.record({
  name: word,
  field: fc.constantFrom(...kinds),
  applied: fc.constantFrom('2025-09-18', '2025-12-01', '2026-02-28'),
  recommender: word,
  lead: fc.record({
    name: word,
    creditCode: fc.constantFrom('91331000MA0000000K'),
    registeredIn: fc.constantFrom('台州市', '台州市外'),
    legalEntity: fc.boolean(),
    legalPerson: word,
    contact: word,
    phone: fc.constantFrom('0576-00000201', '13800001234'),
    revenue: amount,
    research: amount,
    researchShare: fc.integer({ min: 0, max: 10_000 }).map((share) => share / 100),
    platforms: list(word, 2),
    projects: lines,
    property: lines,
  }),
  members: list(
    fc.record({
      name: word,
      kind: fc.constantFrom('企业', '高校', '科研院所', '其他'),
      local: fc.boolean(),
      task: word,
      investment: amount,
    }),
    7,
  ),
  background: lines,
  goals: list(fc.record({ year: fc.constantFrom('2026', '2027'), technology: word, transfer: word, talent: word })),
  tasks: list(fc.record({ name: word, owner: word, milestone: word, outcome: word })),
  path: lines,
  mechanism: lines,
  budget: list(fc.record({ item: word, total: amount, own: amount, public: amount })),
  risk: lines,
})

/** An application's data. */
export type Application = typeof application extends fc.Arbitrary<infer Data> ? Data : never

/** The filled form of an application; without one, the form to fill in. */
export function formOf(data?: unknown): NonNullable<ReturnType<typeof fill>['value']> {
  const { value, diagnostics } = data === undefined ? fillBlank(template) : fill(template, data)
  if (!value) throw new Error(JSON.stringify(diagnostics))
  return value
}
