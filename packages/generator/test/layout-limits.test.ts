import { fontBytes } from '@gongwen/fonts'
import { textOf } from '@gongwen/model'
import { describe, expect, it } from 'vitest'
import { layout } from '../src/index.ts'
import { pathological } from './pathological.ts'
import { textOfFrames, withoutNotes } from './text-of-frames.ts'

const host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const squeezed = (text: string): string => text.replace(/\s/g, '')

describe('documents that nobody should write', () => {
  for (const [name, make, code] of pathological)
    it(`${name} ends${code ? ` with ${code}` : ''}, its text whole`, () => {
      const document = make()
      const { value, diagnostics } = layout(document, host)
      expect([...new Set(diagnostics.map((one) => one.code))]).toEqual(code ? [code] : [])
      // The model's own text of what is nested too deep exhausts the stack.
      if (code === 'nesting-too-deep') expect(textOfFrames(value).text).toContain('底')
      else expect(squeezed(textOfFrames(value).text)).toBe(squeezed(textOf(withoutNotes(document))))
    })
})
