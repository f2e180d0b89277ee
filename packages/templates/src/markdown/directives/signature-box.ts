import type { SignatureBox } from '@gongwen/model'
import { type BlockDirective, positioned, type Reading, readDirective } from './directive.ts'
import type { LeafDirective, RootContent } from './nodes.ts'

const usualHeight = 40

/** `::一方` inside 签章栏; alone it is a box of one. */
const party: BlockDirective = {
  name: '一方',
  forms: ['leaf'],
  about: '签章栏中的一格，如 `::一方[牵头单位意见]{落款="（盖章）"}`',
  attributes: { 内容: '已有的意见', 落款: '右下的字，默认“（盖章）\u3000\u3000年\u3000月\u3000日”' },
  run: (reading) => [
    { type: 'signatureBox', parties: [partyOf(reading)], height: usualHeight, ...positioned(reading) },
  ],
}

/** 签章栏 and its parts. */
export const signatureBoxDirectives: readonly BlockDirective[] = [
  {
    name: '签章栏',
    forms: ['container'],
    about: '签字盖章的格子，一方一格',
    attributes: { 高: `每格高度，毫米，默认 ${usualHeight}` },
    run: (reading) => {
      const { state } = reading
      const parties = reading.content
        .filter(isParty)
        .map((node) => partyOf(readDirective(node as LeafDirective, party, state)))
      const height = reading.number('高') ?? usualHeight
      const box: SignatureBox = { type: 'signatureBox', parties, height, ...positioned(reading) }
      return [...(parties.length > 0 ? [box] : []), ...state.blocks(reading.content.filter((node) => !isParty(node)))]
    },
  },
  party,
]

function isParty(node: RootContent): boolean {
  return node.type === 'leafDirective' && node.name === party.name
}

function partyOf(reading: Reading): SignatureBox['parties'][number] {
  const text = reading.lines('内容')
  const sign = reading.get('落款') ?? '（盖章）\u3000\u3000年\u3000月\u3000日'
  return { title: reading.labelText, ...(text ? { text } : {}), sign }
}
