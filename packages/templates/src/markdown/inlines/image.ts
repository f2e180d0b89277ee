import type { Image as ImageNode } from '@gongwen/model'
import type { Image, ImageReference } from 'mdast'
import { type State, sourceOf } from '../state.ts'

/** `![说明](文件)`; a title `80x30` is its size in mm. */
export function image(node: Image): ImageNode[] {
  return [pictured(node.url, node.alt, node.title)]
}

/** `![说明][名称]`. */
export function imageReference(node: ImageReference, state: State): (ImageNode | { type: 'text'; value: string })[] {
  const definition = state.definitions.get(node.identifier)
  if (!definition) return [{ type: 'text', value: sourceOf(node, state) }]
  return [pictured(definition.url, node.alt, definition.title)]
}

function pictured(url: string, alt: string | null | undefined, title: string | null | undefined): ImageNode {
  const size = /^(\d+(?:\.\d+)?)?[x×](\d+(?:\.\d+)?)?$/.exec(title ?? '')
  return {
    type: 'image',
    src: url,
    alt: alt || (size ? '' : (title ?? '')),
    ...(size?.[1] ? { width: Number(size[1]) } : {}),
    ...(size?.[2] ? { height: Number(size[2]) } : {}),
  }
}
