import type { Masthead, Signature } from '@gongwen/model'
import type { Rule } from '../rule.ts'

/** Short names of the same organ that should not stand in one text together. */
const variants: readonly (readonly string[])[] = [
  ['发展改革委', '发改委'],
  ['人力社保局', '人社局'],
  ['市场监管局', '市监局'],
  ['自然资源和规划局', '自然资源规划局'],
]

/** Names of organs. */
export const organRules: readonly Rule[] = [
  {
    code: 'organ-mismatch',
    strength: '实务',
    about: '署名与发文机关标志用同一个名称',
    inWhole: ({ passages, document }) => {
      const masthead = document.children.find((block): block is Masthead => block.type === 'masthead')
      const signature = document.children.find((block): block is Signature => block.type === 'signature')
      if (!masthead || !signature || masthead.organs.length === 0) return []
      return signature.organs
        .filter(
          ({ name }) =>
            !masthead.organs.includes(name) &&
            masthead.organs.some((organ) => isShortFor(name, organ) || isShortFor(organ, name)),
        )
        .map(({ name }) => {
          const passage = passages.findLast(({ text }) => text === name) ?? {
            kind: 'organ' as const,
            text: name,
            exact: false,
            part: '署名',
          }
          return {
            passage,
            start: 0,
            end: passage.text.length,
            message: `署名“${name}”与发文机关“${masthead.organs.join('、')}”不一致`,
            remedy: '都用全称，或都用规范化简称',
          }
        })
    },
  },
  {
    code: 'organ-variants',
    strength: '实务',
    about: '同一机关在文中用同一个简称',
    inWhole: ({ passages }) =>
      variants.flatMap((names) => {
        const used = names.map((name) => passages.filter(({ text }) => text.includes(name)))
        const [usual = [], ...others] = [...used].sort((left, right) => right.length - left.length)
        const usualName = names[used.indexOf(usual)] ?? ''
        return others
          .filter((found) => found.length > 0)
          .flatMap((found) => {
            const name = names[used.indexOf(found)] ?? ''
            return found.map((passage) => {
              const start = passage.text.indexOf(name)
              return {
                passage,
                start,
                end: start + name.length,
                message: `“${name}”与文中的“${usualName}”不一致`,
                remedy: `统一为“${usualName}”`,
              }
            })
          })
      }),
  },
]

/** Whether a name is another with characters left out: 台州市科技局 of 台州市科学技术局. */
function isShortFor(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false
  let at = 0
  for (const character of long) if (character === short[at]) at += 1
  return at === short.length
}
