// Loaded into a checker's process with --import: leads every name and connection to the simulated web of the parent, whose
// directions stand in the file named by ZOO_DIRECTIONS. The checkers themselves run unchanged.
import dns from 'node:dns'
import {readFileSync} from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import net from 'node:net'

const {hosts, canary} = JSON.parse(readFileSync(process.env.ZOO_DIRECTIONS, 'utf8'))
const byAddress = new Map()
for (const [host, {names}] of Object.entries(hosts)) {
  if (typeof names === 'string') continue
  for (const address of names.flat()) if (!byAddress.has(address)) byAddress.set(address, host)
}
const turns = new Map()
const privateAddress =
  /^(127\.|10\.|0\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|2(2[4-9]|[34]\d|5[0-5])\.|::1?$|::ffff:|fe80|fd|64:ff9b|2002:7f)/i
const webPorts = new Set([80, 443, 8080])

function addressesOf(host) {
  if (net.isIP(host)) return [host]
  if (/(^|\.)(localhost\.?|metadata\.google\.internal)$/.test(host)) return ['127.0.0.1']
  const names = hosts[host]?.names ?? 'ENOTFOUND'
  if (typeof names === 'string')
    throw Object.assign(new Error(`getaddrinfo ${names} ${host}`), {
      code: names,
      hostname: host,
      syscall: 'getaddrinfo'
    })
  if (!Array.isArray(names[0])) return names
  const turn = turns.get(host) ?? 0
  turns.set(host, turn + 1)
  return names[Math.min(turn, names.length - 1)]
}

const entry = address => ({address, family: net.isIPv6(address) ? 6 : 4})
dns.lookup = (host, options, callback) => {
  const [wanted, done] =
    typeof options === 'function'
      ? [{}, options]
      : [typeof options === 'number' ? {family: options} : options, callback]
  setImmediate(() => {
    try {
      const found = addressesOf(host).map(entry)
      if (wanted.all) done(null, found)
      else done(null, found[0].address, found[0].family)
    } catch (error) {
      done(error)
    }
  })
}
dns.promises.Resolver.prototype.resolve4 = async host => {
  const second = hosts[host]?.second ?? 'missing'
  if (second === 'exists') return ['151.101.0.1']
  throw Object.assign(new Error(host), {code: second === 'missing' ? 'ENOTFOUND' : 'ETIMEOUT'})
}

const realConnect = net.Socket.prototype.connect
net.Socket.prototype.connect = function connect(...args) {
  const list = Array.isArray(args[0]) ? args[0] : args
  const options = typeof list[0] === 'object' ? list[0] : {port: list[0], host: list[1]}
  const callback = list.findLast(each => typeof each === 'function')
  const port = Number(options.port)
  if (options.path || !webPorts.has(port)) return realConnect.apply(this, args)
  let address
  try {
    address = addressesOf(String(options.host ?? 'localhost').replace(/^\[|\]$/g, ''))
  } catch (error) {
    setImmediate(() => this.destroy(error))
    return this
  }
  // Happy eyeballs, as Node itself would.
  const site = hosts[options.host] ?? hosts[byAddress.get(address[0])]
  const first = address.find(each => !site?.silent.includes(each))
  if (first === undefined) return this
  const nowhere = {address: '127.0.0.1', port: 1}
  const to = privateAddress.test(first)
    ? canary
    : (hosts[byAddress.get(first)]?.endpoints[port === 443 ? 1 : 0] ?? nowhere)
  const {lookup, ...rest} = options
  return realConnect.call(this, {...rest, host: to.address, port: to.port, autoSelectFamily: false}, callback)
}
syncBuiltinESMExports()
