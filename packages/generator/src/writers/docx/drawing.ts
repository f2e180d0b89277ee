import { emu } from './measures.ts'
import type { Scope } from './writing.ts'

/** What Word calls a drawing, and its text for those who do not see it; `alt` is XML already. */
function labels(kind: string, alt: string, scope: Scope): string {
  const { ids } = scope.writing
  ids.drawing += 1
  return `<wp:docPr id="${ids.drawing}" name="${kind}${ids.drawing}"${alt && ` descr="${alt}"`}/>`
}

/** Graphic content in the line of text; sizes in mm. */
export function inlineDrawing(
  kind: string,
  graphic: string,
  size: { width: number; height: number },
  alt: string,
  scope: Scope,
): string {
  return (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${emu(size.width)}" cy="${emu(size.height)}"/>${labels(kind, alt, scope)}<wp:cNvGraphicFramePr/>` +
    `<a:graphic>${graphic}</a:graphic></wp:inline></w:drawing>`
  )
}

/** Where a floating drawing is held: `horizontal` and `vertical` are the XML of their position elements. */
export interface Anchor {
  horizontal: string
  vertical: string
  width: number
  height: number
  wrap: 'none' | 'topAndBottom'
  behind?: boolean
}

/** Position from an edge, in mm. */
export function offset(axis: 'H' | 'V', from: 'page' | 'margin' | 'column' | 'line' | 'paragraph', mm: number): string {
  return `<wp:position${axis} relativeFrom="${from}"><wp:posOffset>${emu(mm)}</wp:posOffset></wp:position${axis}>`
}

/** Position against an edge or in the middle. */
export function aligned(
  axis: 'H' | 'V',
  from: 'page' | 'margin',
  align: 'left' | 'center' | 'right' | 'top' | 'bottom',
): string {
  return `<wp:position${axis} relativeFrom="${from}"><wp:align>${align}</wp:align></wp:position${axis}>`
}

/** Graphic content at a place of its own. */
export function floatingDrawing(kind: string, graphic: string, anchor: Anchor, alt: string, scope: Scope): string {
  const { horizontal, vertical, width, height, wrap, behind } = anchor
  const level = scope.writing.ids.drawing + 1
  return (
    `<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${level}" behindDoc="${behind ? 1 : 0}" locked="0" layoutInCell="1" allowOverlap="1">` +
    `<wp:simplePos x="0" y="0"/>${horizontal}${vertical}<wp:extent cx="${emu(width)}" cy="${emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `<wp:wrap${wrap === 'none' ? 'None' : 'TopAndBottom'}/>${labels(kind, alt, scope)}<wp:cNvGraphicFramePr/>` +
    `<a:graphic>${graphic}</a:graphic></wp:anchor></w:drawing>`
  )
}

/** A text box without line or fill; `content` are paragraphs and tables. Older programs than Word 2010 do not see it. */
export function textBox(
  content: string,
  anchor: Anchor,
  options: { kind: string; vertical: 't' | 'ctr' | 'b'; turned?: boolean },
  scope: Scope,
): string {
  const size = `<a:off x="0" y="0"/><a:ext cx="${emu(anchor.width)}" cy="${emu(anchor.height)}"/>`
  const graphic =
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>' +
    `<wps:spPr><a:xfrm>${size}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>` +
    `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>` +
    `<wps:bodyPr rot="0" vert="${options.turned ? 'vert' : 'horz'}" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${options.vertical}" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData>`
  const drawing = floatingDrawing(options.kind, graphic, anchor, '', scope)
  return `<mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice></mc:AlternateContent>`
}
