import type { Embedded } from '../read-text.ts'

/** What is asked of a PDF here. */
interface WithFiles {
  getAttachments(): Promise<Map<string, { filename: string }> | null>
  getAttachmentContent(id: string): Promise<unknown>
}

/** Files attached to a PDF as a whole, and those pinned to its pages, whose ids and names are given. */
export async function attachedFiles(document: WithFiles, pinned: ReadonlyMap<string, string>): Promise<Embedded[]> {
  const names = new Map(pinned)
  for (const [id, { filename }] of (await document.getAttachments()) ?? []) names.set(id, filename)
  const files: Embedded[] = []
  for (const [id, name] of names) {
    const bytes = await document.getAttachmentContent(id)
    if (bytes instanceof Uint8Array) files.push({ name, bytes })
  }
  return files
}
