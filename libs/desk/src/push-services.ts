/** Where phones may be told through. A phone's page says its own address, so without this list we could be sent anywhere. */
export class PushServices {
  /** `hosts` as PUSH_SERVICES holds them: `host`, `host:port` or `*.host`. */
  constructor(private readonly hosts: readonly string[]) {}

  get none(): boolean {
    return this.hosts.length === 0;
  }

  /** Over HTTPS, on the port that is named, else the usual one; nobody signs in on the way. */
  knows(endpoint: string): boolean {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, host, username, password } = new URL(endpoint);
    if (protocol !== 'https:' || username || password) return false;
    return this.hosts.some((known) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known));
  }
}
