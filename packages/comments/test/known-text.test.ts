import { spec } from '../../../test/spec.ts'
import { knownTexts } from '../src/known-text/blocks.ts'
import { cutsOf } from '../src/known-text/cuts.ts'

const known = knownTexts([
  {
    why: 'draft',
    text: '临港市充电管理办法\n第一条 充电设施应当符合消防安全要求，夜间充电应当有人看管，充电场所应当安装自动灭火装置。\n第二条 违反本办法规定的，由城市管理部门责令改正，处五十元以上二百元以下罚款，拒不改正的加倍处罚。',
  },
  { why: 'own-mail', text: '您的意见已收到，我们将认真研究，并在网站公布采纳情况，感谢您对城市管理工作的支持和关心。' },
])

spec(new URL('../spec/known-text.md', import.meta.url), {
  cuts(input) {
    const end = input.indexOf('\n')
    const text = input.slice(end + 1)
    return cutsOf({ id: 'body', text, tables: [] }, input.slice(0, end), known)
      .map((cut) => {
        const said = text.slice(cut.start, cut.end).trim().replace(/\s+/g, ' ')
        return `${cut.why} ${said.slice(0, 7).trim()} … ${said.slice(-7).trim()}`
      })
      .join('\n')
  },
})
