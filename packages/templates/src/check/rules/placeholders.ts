import { matches, type Rule } from '../rule.ts'

/** What was to be filled in and was not. */
export const placeholderRules: readonly Rule[] = [
  {
    code: 'placeholder-braces',
    strength: '实务',
    severity: 'error',
    about: '没有填上的 {{…}}',
    inText: (passage) =>
      matches(passage, /\{\{[^{}]*\}\}/g, ([whole]) => ({
        message: `${whole} 没有填上`,
        remedy: '用 --data 给出数据，或改成文字',
      })),
  },
  {
    code: 'placeholder',
    strength: '实务',
    about: '没有填上的 XX、××、【】、待定',
    inText: (passage) => [
      ...matches(
        passage,
        /[XxＸ]{2,}|×{2,}|＊{2,}|【\s*】|（\s*）(?=[日号元])|\[待[^\]]*\]|（待[定补][^）]*）|TODO/g,
        (match) => {
          const [whole] = match
          const before = passage.text[match.index - 1] ?? ''
          const after = passage.text[match.index + whole.length] ?? ''
          if (/[A-Za-z0-9]/.test(before) || /[A-Za-z0-9]/.test(after)) return undefined
          return { message: `“${whole}”像是没有填上`, remedy: '填上内容；若本来就是示意，不必改' }
        },
      ),
    ],
  },
]
