import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:net'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished, test} from 'vitest'
import {seedFolder} from './helpers/command.ts'

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

test.skipIf(process.platform === 'win32')(
  'Ctrl-C during the link check prints what is known and exits 130',
  async () => {
    // A proxy that takes connections and never answers: the check is under way when the first one comes.
    const proxy = createServer()
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    onTestFinished(() => void proxy.close())
    const url = `http://127.0.0.1:${(proxy.address() as {port: number}).port}`
    const child = spawn(process.execPath, [cli, '--format', 'json'], {
      cwd: seedFolder(),
      env: {PATH: process.env.PATH!, HTTPS_PROXY: url, HTTP_PROXY: url}
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', text => (out += text))
    const ended = once(child, 'close')
    const [socket] = await once(proxy, 'connection')
    child.kill('SIGINT')
    const [code] = await ended
    socket.destroy()
    expect(code).toBe(130)
    const report = JSON.parse(out)
    expect(report.files[0].findings).toHaveLength(15)
    expect(report.links).toHaveLength(101)
    expect(new Set(report.links.map((link: {because: string}) => link.because))).toEqual(
      new Set(['not checked: interrupted'])
    )
  }
)
