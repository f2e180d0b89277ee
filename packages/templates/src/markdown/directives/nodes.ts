// remark-directive adds the directive nodes to mdast's unions; their names are found through the unions.

import type { PhrasingContent, RootContent } from 'mdast'
import type {} from 'remark-directive'

export type { PhrasingContent, RootContent }
export type TextDirective = Extract<RootContent, { type: 'textDirective' }>
export type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>
export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>
