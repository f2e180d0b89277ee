import type { Block } from '@gongwen/model'
import { plainText } from '../inline-text.ts'

const addressed =
  /(?:政府|委员会|委|局|厅|部|办|办公室|单位|部门|公司|企业|院|所|校|中心|协会|学会|机关|管委会|处|站|代表|同志|先生|女士|公民|人士)(?:（.{1,20}）)?[：:]$/

/** 主送机关 typed as the first paragraph after the 标题, here or in front matter: organs and a colon, nothing else (7.3.2). */
export function recogniseOpening(blocks: readonly Block[], titledAhead: boolean): Block[] {
  const index = blocks.findIndex((block) => block.type !== 'title' && block.type !== 'masthead')
  const block = blocks[index]
  if (block?.type !== 'paragraph' || (index === 0 && !titledAhead)) return [...blocks]
  const text = plainText(block.children).trim()
  if (text.length > 200 || /[。！？]/.test(text) || !addressed.test(text)) return [...blocks]
  const place = block.position ? { position: block.position } : {}
  return blocks.map((other) => (other === block ? { type: 'recipients', children: block.children, ...place } : other))
}
