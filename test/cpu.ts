/** CPU milliseconds of this process so far: unlike the clock, they do not grow with what else the machine does. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
