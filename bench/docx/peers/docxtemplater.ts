// @ts-nocheck peers are no part of the workspace
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'

/** Fills a template that is a DOCX with `{name}` and loops, as its guide says. */
export function fill(template, data) {
  const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true })
  made.render(data)
  return made.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
