import type { Diagnostic } from '@gongwen/model'

/** The host has no bytes for the picture. */
export function imageMissing(src: string): Diagnostic {
  return {
    code: 'image-missing',
    severity: 'error',
    message: `找不到图片 ${src}，其位置留空`,
    remedy: '检查图片的文件名和所在文件夹',
  }
}

/** The bytes are no picture that can be drawn. */
export function imageUnreadable(src: string): Diagnostic {
  return {
    code: 'image-unreadable',
    severity: 'error',
    message: `图片 ${src} 已损坏，或不是 PNG、JPEG、SVG、PDF，其位置留空`,
    remedy: '另存为 PNG 后重试',
  }
}
