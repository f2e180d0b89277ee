import { createDocket, importFiles, openDocket } from '@gongwen/comments'

// Imports files into a docket, which it makes when there is none: run as a process of its own, to be killed or to run beside another.
const [folder = '', ...paths] = process.argv.slice(2)
const host = { now: () => new Date('2025-06-10T08:00:00Z') }
const made = createDocket(
  folder,
  {
    draft: '第一条 充电设施应当符合消防安全要求。',
    subject: '规范性文件征求意见',
    opens: '2025-06-03',
    closes: '2025-06-12',
  },
  host,
)
const docket = made.value ?? openDocket(folder, host).value
if (!docket) throw new Error('no docket')
process.send?.('open')
const { value } = await importFiles(docket, paths, { onProgress: (progress) => void process.send?.(progress.added) })
docket.close()
process.stdout.write(JSON.stringify(value))
process.disconnect?.()
