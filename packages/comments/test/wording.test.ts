import { spec } from '../../../test/spec.ts'
import { type Clause, readProposal, readStance, redline } from '../src/index.ts'

/** First line the clause, the rest the opinion. */
function read(input: string): { clause: Clause; opinion: string } {
  const [text = '', ...rest] = input.split('\n')
  return {
    clause: { id: '第一条', parent: null, level: 1, marker: '第一条', heading: '', text },
    opinion: rest.join('\n'),
  }
}

spec(new URL('../spec/wording.md', import.meta.url), {
  proposal: (input) => {
    const { clause, opinion } = read(input)
    const proposal = readProposal(opinion, [clause])
    if (!proposal) return '无'
    const { op, from, to, at } = proposal
    const words = {
      replace: `“${from}” 改为 “${to}”`,
      delete: `删去 “${from}”`,
      insert: from ? `“${from}” 处增加 “${to}”` : `增加 “${to}”`,
    }
    return words[op] + (at || op === 'insert' ? '' : '（草案中未找到）')
  },
  stance: (input) => {
    const { clause, opinion } = read(input)
    return readStance(opinion, readProposal(opinion, [clause]), [clause]).stance
  },
  redline: (input) => {
    const [from = '', to = ''] = input.split('\n')
    const marks = { keep: ['', ''], delete: ['[-', '-]'], insert: ['{+', '+}'] }
    return redline(from, to)
      .map(({ kind, text }) => marks[kind].join(text))
      .join('')
  },
})
