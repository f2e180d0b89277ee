import { readFileSync } from 'node:fs'
import { fontBytes } from '@gongwen/fonts'
import { type Host, layout, writePdf } from '@gongwen/generator'
import { fillSample, listTemplates, loadTemplate } from '@gongwen/templates'
import { describe, expect, it } from 'vitest'
import { check } from '../packages/generator/test/conformance/check.ts'
import { structureText, tagText } from '../packages/generator/test/conformance/structure-text.ts'

describe('every template of the library', () => {
  for (const { id } of listTemplates()) {
    it(`${id} gives a PDF/A-2u, PDF/UA-1 file that is read in the order of its text`, async () => {
      const template = loadTemplate(id).value!
      const document = fillSample(template).value!
      const host: Host = {
        now: '2025-06-03T09:30:00+08:00',
        font: fontBytes,
        image: (src) => new Uint8Array(readFileSync(new URL(src, `file://${template.folder}/`))),
      }
      const frames = layout(document, host).value
      const { value } = await writePdf(frames, document.properties, host)
      expect(await check(value)).toEqual([])
      expect(tagText(frames).length).toBeGreaterThan(50)
      expect(await structureText(value)).toBe(tagText(frames))
    })
  }
})
