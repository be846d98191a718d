import ipaddr from 'ipaddr.js'

/**
 * The guard against lists that make their checker ask inside its own network (SSRF). Addresses are judged as numbers,
 * after resolution, on every hop, so that names, odd spellings and rebinding change nothing.
 */

/**
 * Prefixes that ipaddr.js calls unicast or by a name of their own although no public site lives there.
 * Source: IANA special-purpose address registries.
 */
const alsoPrivate = [
  '192.0.0.0/24',
  '198.18.0.0/15',
  '192.88.99.0/24',
  '240.0.0.0/4',
  'fec0::/10',
  '100::/64',
  '5f00::/16'
].map(text => ipaddr.parseCIDR(text))

/** Prefixes that carry an IPv4 address in their last 32 bits; NAT64 in use leads to wherever that address does. */
const carriers = ['64:ff9b::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '::/96'].map(text => ipaddr.parseCIDR(text))

/**
 * Whether an IP address is one of the public Internet: not loopback, private, link-local, carrier-grade NAT, multicast,
 * reserved, documentation or metadata. Text that is no address is not public.
 */
export function isPublic(text: string): boolean {
  const bare = text.replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const address = ipaddr.parse(bare)
  const inner = carried(address)
  if (inner) return isPublic(inner)
  if (alsoPrivate.some(prefix => prefix[0].kind() === address.kind() && address.match(prefix))) return false
  return address.range() === 'unicast'
}

/** The IPv4 address inside an IPv6 one (v4-mapped, v4-compatible, NAT64, 6to4, Teredo), if it carries one. */
function carried(address: ipaddr.IPv4 | ipaddr.IPv6): string | undefined {
  if (!(address instanceof ipaddr.IPv6)) return
  const bytes = address.toByteArray()
  if (carriers.some(prefix => address.match(prefix))) return bytes.slice(12).join('.')
  if (bytes[0] === 0x20 && bytes[1] === 0x02) return bytes.slice(2, 6).join('.')
  return
}

/**
 * The address that a URL names literally, as the URL standard reads it (decimal, hexadecimal and short forms are already
 * spelled out there); undefined for a name.
 */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(host) ? host : undefined
}

/** Names that always mean this machine (RFC 6761) or a cloud's metadata service, whatever a resolver says. */
export const isLocalName = (hostname: string): boolean =>
  /(^|\.)(localhost|localdomain|local|internal|home\.arpa)\.?$/i.test(hostname)
