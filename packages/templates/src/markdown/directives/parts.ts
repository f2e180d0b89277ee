import type { Attachment, Block, Image, Imprint, Masthead, Place, Signature } from '@gongwen/model'
import { parseDate } from '@gongwen/model'
import type { State } from '../state.ts'

/** What a signature is made of, from a directive or from front matter. */
export interface SigningParts {
  organs: string[]
  date: string | undefined
  /** `是`, `无`, or the pictures of the seals, one an organ. */
  seal: string[]
  signedBy?: { post: string; name: string; stamp?: string }
  place: Place | undefined
}

/**
 * 署名、成文日期、印章 (7.3.5). Room for a seal is left unless 印章 says 无. Without a date that is one, the lines stand at the
 * right as they are, and it is said.
 */
export function signatureOf(parts: SigningParts, state: State): Block[] {
  const date = parts.date === undefined ? undefined : parseDate(parts.date)
  const place = parts.place ? { position: parts.place } : {}
  if (date === undefined) {
    state.diagnostics.push({
      code: 'signature-date',
      severity: parts.date === undefined ? 'warning' : 'error',
      message: parts.date === undefined ? '署名没有成文日期' : `成文日期“${parts.date}”不是日期`,
      remedy: '写成 2025年6月3日',
      clause: 'GB/T 9704-2012 7.3.5.4',
      ...(parts.place ? { place: parts.place } : {}),
    })
    const lines = [...parts.organs, ...(parts.date ? [parts.date] : [])]
    return lines.map((value) => ({
      type: 'paragraph',
      align: 'right',
      indent: 'none',
      children: [{ type: 'text', value }],
    }))
  }
  const none = parts.seal.length === 1 && /^(?:无|否|不盖章|no|false)$/i.test(parts.seal[0]!)
  const images = parts.seal.filter((entry) => !/^(?:是|有|盖章|yes|true|无|否|不盖章|no|false)$/i.test(entry))
  const { signedBy } = parts
  const signature: Signature = {
    type: 'signature',
    organs: parts.organs.map((name, index) => {
      const src = images[index]
      return src ? { name, seal: seal(src, `${name}印章`) } : { name }
    }),
    date,
    sealed: !none && !signedBy,
    ...(signedBy
      ? {
          signedBy: {
            post: signedBy.post,
            name: signedBy.name,
            ...(signedBy.stamp ? { stamp: seal(signedBy.stamp, `${signedBy.name}签名章`) } : {}),
          },
        }
      : {}),
    ...place,
  }
  return [signature]
}

function seal(src: string, alt: string): Image {
  return { type: 'image', src, alt }
}

/** 版头 from its parts; an urgency other than 特急 and 加急 is said and left out. */
export function mastheadOf(
  parts: { [Key in keyof Masthead as Key extends 'type' | 'position' ? never : Key]?: string | string[] | undefined },
  state: State,
  place: Place | undefined,
): Masthead {
  const { urgency } = parts
  const known = urgency === '特急' || urgency === '加急' ? urgency : undefined
  if (urgency !== undefined && !known) {
    state.diagnostics.push({
      code: 'masthead-urgency',
      severity: 'error',
      message: `紧急程度“${String(urgency)}”不是特急或加急，没有印出`,
      remedy: '写成 特急 或 加急',
      clause: 'GB/T 9704-2012 7.2.3',
      ...(place ? { place } : {}),
    })
  }
  const text = (value: string | string[] | undefined): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined
  const serial = text(parts.serial)
  const number = text(parts.number)
  const signers = Array.isArray(parts.signers) && parts.signers.length > 0 ? parts.signers : undefined
  return {
    type: 'masthead',
    ...(serial ? { serial } : {}),
    ...(known ? { urgency: known } : {}),
    organs: Array.isArray(parts.organs) ? parts.organs : [],
    suffix: typeof parts.suffix === 'string' ? parts.suffix : '文件',
    ...(number ? { number } : {}),
    ...(signers ? { signers } : {}),
    ...(place ? { position: place } : {}),
  }
}

/** 版记 from its parts; 印发日期 that is no date is said and left out. */
export function imprintOf(
  parts: { [Key in 'recipients' | 'copies' | 'printer' | 'printed']: string | undefined },
  state: State,
  place: Place | undefined,
): Imprint {
  const printed = parts.printed === undefined ? undefined : parseDate(parts.printed)
  if (parts.printed !== undefined && printed === undefined) {
    state.diagnostics.push({
      code: 'imprint-date',
      severity: 'error',
      message: `印发日期“${parts.printed}”不是日期，没有印出`,
      remedy: '写成 2025年6月3日',
      clause: 'GB/T 9704-2012 7.4.3',
      ...(place ? { place } : {}),
    })
  }
  const copies = parts.copies?.replace(/^抄送[：:]\s*/, '').replace(/。$/, '')
  return {
    type: 'imprint',
    ...(parts.recipients ? { recipients: parts.recipients.replace(/^主送[：:]\s*/, '').replace(/。$/, '') } : {}),
    ...(copies ? { copies } : {}),
    ...(parts.printer ? { printer: parts.printer } : {}),
    ...(printed ? { printed } : {}),
    ...(place ? { position: place } : {}),
  }
}

/** An attachment from `附件2` or `附件 2` and its title. */
export function attachmentOf(title: string, number: number | undefined, children: Block[]): Attachment {
  return { type: 'attachment', ...(number === undefined ? {} : { number }), title, children }
}
