import type { Diagnostic, Face, Result } from '@gongwen/model'
import type { Frame, Frames } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { outlinesOf } from '../../subset/outline.ts'
import { collectFaces, type UsedFace } from '../faces.ts'
import { imageMissing, imageUnreadable } from '../image-findings.ts'
import { imageKind } from '../image-kind.ts'
import { drawItem, type Resources, svgPage } from './page.ts'

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const

/** The pages as SVG, one file each: glyphs as outlines, so that no font is needed to see them. */
export function writeSvg(frames: Frames, host: Host): Result<string[]> {
  const diagnostics: Diagnostic[] = []
  const faces = collectFaces(frames, host, diagnostics)
  const outlines = new Map([...faces].map(([role, { face, codePoints }]) => [role, outlinesOf(face, codePoints)]))
  const image = imageSource(host, diagnostics)
  const value = frames.pages.map((page) => writePage(page, faces, outlines, image))
  return { value, diagnostics }
}

function writePage(
  page: Frame,
  faces: Map<Face, UsedFace>,
  outlines: Map<Face, (codePoint: number) => string>,
  image: Resources['image'],
): string {
  const ids = new Map<string, string>()
  const definitions: string[] = []
  const resources: Resources = {
    glyph: ({ font }, codePoint) => {
      const used = faces.get(font)
      if (!used || used.face.glyph(codePoint) === 0) return undefined
      const key = `${font}-${codePoint.toString(16)}`
      let id = ids.get(key)
      if (id === undefined) {
        const d = outlines.get(font)?.(codePoint) ?? ''
        id = d === '' ? '' : key
        ids.set(key, id)
        if (id) definitions.push(`<path id="${id}" d="${d}"/>`)
      }
      return id ? { id, unitsPerEm: used.face.unitsPerEm } : undefined
    },
    image,
  }
  const body = page.items.map((item) => drawItem(item, resources)).join('')
  return svgPage(page, body, definitions.join('\n'))
}

function imageSource(host: Host, diagnostics: Diagnostic[]): Resources['image'] {
  const addresses = new Map<string, string | undefined>()
  return (src) => {
    if (addresses.has(src)) return addresses.get(src)
    const bytes = host.image(src)
    const kind = bytes && imageKind(bytes)
    let address: string | undefined
    if (!bytes) diagnostics.push(imageMissing(src))
    else if (!kind) diagnostics.push(imageUnreadable(src))
    else if (kind === 'pdf') diagnostics.push(notShown(src))
    else address = `data:${mediaTypes[kind]};base64,${Buffer.from(bytes).toString('base64')}`
    addresses.set(src, address)
    return address
  }
}

const notShown = (src: string): Diagnostic => ({
  code: 'svg-without-pdf-image',
  severity: 'warning',
  message: `预览图里不显示 PDF 底图 ${src}`,
  remedy: '要看底图，请打开生成的 PDF',
})
