import { textOf } from '@gongwen/model'
import { markdownToDocument } from '@gongwen/templates'
import { spec } from '../../../test/spec.ts'
import { outlineOf } from './outline-of.ts'

spec(new URL('../spec/markdown.md', import.meta.url), {
  document: (input) => {
    const { value, diagnostics } = markdownToDocument(input)
    return [...outlineOf(value), ...diagnostics.map(({ code, message }) => `! ${code} ${message}`)].join('\n')
  },
  text: (input) => textOf(markdownToDocument(input).value),
})
