import type { Image } from '@gongwen/model'
import { imageSize } from '../../images/image-size.ts'
import { imageKind } from '../image-kind.ts'
import { emu } from './measures.ts'
import { relate } from './relations.ts'
import { svgToPng } from './svg-to-png.ts'
import { report, type Scope } from './writing.ts'

interface PictureSize {
  width: number
  height: number
}

/** A picture that is in the package: its graphic and its size in mm. */
export interface Picture extends PictureSize {
  graphic: string
}

const millimetresPerPixel = 25.4 / 96

/**
 * Puts the bytes behind an image into the package, shrunk into `room` (mm) where it is larger. Undefined, with a
 * diagnostic, when there are none or Word cannot show them.
 */
export function pictureOf({ src, alt, width, height }: Image, room: PictureSize, scope: Scope): Picture | undefined {
  const bytes = scope.writing.host.image(src)
  if (!bytes) {
    report(scope, {
      code: 'image-missing',
      severity: 'error',
      message: `找不到图片“${src}”（${alt}）`,
      remedy: '把图片放到指定位置，或改正图片路径',
    })
    return undefined
  }
  const kind = imageKind(bytes)
  const size = kind && kind !== 'pdf' ? imageSize(bytes) : undefined
  const raster = kind === 'svg' && size ? scope.writing.once(`png ${src}`, () => svgToPng(bytes)) : bytes
  if (!kind || kind === 'pdf' || !size || !raster) {
    report(scope, {
      code: 'image-unreadable',
      severity: 'error',
      message: `图片“${src}”（${alt}）不是 Word 能显示的 PNG、JPEG 或 SVG，或已损坏`,
      remedy: '换成完好的 PNG、JPEG 或 SVG 图片',
    })
    return undefined
  }
  const shown = fitted(sizeOf(size, width, height), room)
  const picture = embed(src, raster, kind === 'jpeg' ? 'jpeg' : 'png', kind !== 'svg', scope)
  const vector = kind === 'svg' ? embed(`${src}.svg`, bytes, 'svg', true, scope) : undefined
  return { graphic: graphicOf(picture, vector, shown), ...shown }
}

/** A picture made here, not asked of the host. `key` tells it from others. */
export function madePicture(key: string, png: Uint8Array, size: PictureSize, scope: Scope): Picture {
  return { graphic: graphicOf(embed(key, png, 'png', false, scope), undefined, size), ...size }
}

function sizeOf(own: PictureSize, width: number | undefined, height: number | undefined): PictureSize {
  const ratio = own.height / own.width
  if (width !== undefined && width > 0)
    return { width, height: height !== undefined && height > 0 ? height : width * ratio }
  if (height !== undefined && height > 0) return { width: height / ratio, height }
  return { width: own.width * millimetresPerPixel, height: own.height * millimetresPerPixel }
}

/** The relationship id of the bytes in the package; the same key is stored once. */
function embed(key: string, bytes: Uint8Array, extension: string, shared: boolean, scope: Scope): string {
  const { media, mediaNames } = scope.writing
  const name = mediaNames.get(key) ?? `media/image${mediaNames.size + 1}.${extension}`
  mediaNames.set(key, name)
  media.set(name, { bytes, shared })
  return relate(scope.relations, 'image', name)
}

function graphicOf(id: string, vector: string | undefined, { width, height }: PictureSize): string {
  const extension = vector
    ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${vector}"/></a:ext></a:extLst>`
    : ''
  return (
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>' +
    `<pic:blipFill><a:blip r:embed="${id}">${extension}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>`
  )
}

function fitted({ width, height }: PictureSize, room: PictureSize): PictureSize {
  const factor = Math.min(1, room.width / width, room.height / height)
  return { width: width * factor, height: height * factor }
}
