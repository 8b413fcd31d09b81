// How long the built platform takes to be ready: from an empty folder with the demo county, and again on the same folder.
// node bench/start.mjs [runs]
import { Platform } from '../e2e/lib/platform.mjs'
import { machine, median } from './lib.mjs'

const runs = Number(process.argv[2] ?? 5)
const fresh = []
const again = []
for (let run = 0; run < runs; run++) {
  const platform = new Platform({ options: [] })
  try {
    await platform.start()
    fresh.push(platform.readyAfter)
    while (!platform.output.includes('演示数据装入完毕')) await new Promise((done) => setTimeout(done, 200))
    await platform.stop()
    await platform.start()
    again.push(platform.readyAfter)
  } finally {
    await platform.remove()
  }
}
console.log(`from nothing: ${fresh.join(', ')} ms, median ${median(fresh)} ms`)
console.log(`with data: ${again.join(', ')} ms, median ${median(again)} ms`)
console.log(machine())
