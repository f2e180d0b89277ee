import type { Rule } from '../rule.ts'

/** 主送机关 (GB/T 9704-2012, 7.3.2). */
export const recipientRules: readonly Rule[] = [
  {
    code: 'recipients-colon',
    strength: '规定',
    clause: 'GB/T 9704-2012 7.3.2',
    safe: true,
    about: '最后一个主送机关后用全角冒号',
    inText: (passage) => {
      if (passage.kind !== 'recipients' || !/[:;；，,。、.]$/u.test(passage.text)) return []
      const at = passage.text.length - 1
      return [
        {
          start: at,
          end: at + 1,
          message: `主送机关后用了“${passage.text[at]}”`,
          remedy: '改为“：”',
          replacement: '：',
        },
      ]
    },
  },
]
