import { expect, it } from 'vitest'
import { type AnalyzedOpinion, type Cluster, labelAmong } from '../src/index.ts'

const opinion = (id: string, text: string): AnalyzedOpinion =>
  ({ id, text, mail: id, part: 'body', cluster: 'C1' }) as AnalyzedOpinion
const all = new Map(
  [opinion('a', '建议收费改为三元，我们小区都这样想。'), opinion('b', '2.建议把收费降到三元。')].map((one) => [
    one.id,
    one,
  ]),
)
const cluster = (label: string): Cluster =>
  ({ id: 'C1', clause: '一', stance: '修改', label, opinions: ['a', 'b'] }) as unknown as Cluster

it('a group reported in part is not named by the words of a member that is left out', () => {
  const [a, b] = [...all.values()] as [AnalyzedOpinion, AnalyzedOpinion]
  const words = '建议收费改为三元，我们小区都这样想'
  expect(labelAmong(cluster(words), [a, b], all)).toBe(words)
  expect(labelAmong(cluster(words), [a], all)).toBe(words)
  expect(labelAmong(cluster(words), [b], all)).toBe('建议把收费降到三元')
  expect(labelAmong(cluster(`${words}（2）`), [b], all)).toBe('建议把收费降到三元')
  expect(labelAmong(cluster('降价'), [b], all)).toBe('降价')
})
