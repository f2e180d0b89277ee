import type { Diagnostic, Face, Properties, Result } from '@gongwen/model'
import type { Frames } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { collectFaces, type UsedFace } from '../faces.ts'
import { writeDocument } from './document.ts'
import { finish, newFile } from './file.ts'
import { embedFonts } from './fonts.ts'
import { imageSource } from './images.ts'
import { importPages } from './import.ts'
import { withAllTags } from './tag-facts.ts'

/**
 * The frames as PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), the same bytes for the same input. Asynchronous only
 * because pages of foreign PDF files are read by a library that is; such a page can cost the file its claims, which is
 * then said in a diagnostic.
 */
export async function writePdf(given: Frames, properties: Properties, host: Host): Promise<Result<Uint8Array>> {
  const diagnostics: Diagnostic[] = []
  const file = newFile()
  const frames = withAllTags(given)
  const imported = await importPages(file, frames, host, diagnostics)
  const faces = collectFaces(frames, host, diagnostics)
  openForTyping(frames, faces)
  const { root, info } = writeDocument(file, frames, properties, host.now, {
    fonts: embedFonts(file, faces),
    images: imageSource(file, host, imported.pages, diagnostics),
    claims: imported.claims,
    keeps: true,
  })
  return { value: finish(file, root, info), diagnostics }
}

/** A face that people type into is embedded with every character it has. */
function openForTyping(frames: Frames, faces: Map<Face, UsedFace>): void {
  for (const page of frames.pages) {
    for (const item of page.items) {
      const used = item.type === 'field' && item.control !== 'checkbox' ? faces.get(item.font) : undefined
      if (used) for (const code of used.face.codePoints()) used.codePoints.add(code)
    }
  }
}
