export interface EventSeries {
  /** Canonical name. */
  readonly name: string;
  /** Every other way the series is printed, longest first where one begins another. */
  readonly aliases: readonly string[];
  /** Held in many cities: a capitalised word behind the name is the place. */
  readonly byCity?: boolean;
}

/**
 * Event series whose names the general rule (`…Con`, `… Day`, `… Summit`, with region and year) would not find or
 * would take for several series. Everything else is found without a row here.
 */
export const EVENT_SERIES: readonly EventSeries[] = [
  {
    name: 'KubeCon + CloudNativeCon',
    aliases: [
      'CloudNativeCon + KubeCon',
      'KubeCon/CloudNativeCon',
      'KubeCon / CloudNativeCon',
      'CloudNativeCon / KubeCon',
      'CloudNativeCon/KubeCon',
      'KubeCon & CloudNativeCon',
      'KubeCon and CloudNativeCon',
      'KubeCon+CloudNativeCon',
      'KubeCon CloudNativeCon',
      'KubeCon | CloudNativeCon',
      'KubeCon +  CloudNativeCon',
      'Kubecon + CloudNativeCon',
      'Kubecon',
      'KubeCon',
      'Kubecon/CloudNativeCon',
      'CloudNativeCon',
      'KubeConCloudNativeCon',
      'kubecon',
    ],
  },
  { name: 'KubeDay', aliases: [], byCity: true },
  { name: 'Kubernetes Community Days', aliases: ['Kubernetes Community Day', 'KCD'], byCity: true },
  {
    name: 'cdCon + GitOpsCon',
    aliases: ['cdCon & GitOpsCon', 'cdCon/GitOpsCon', 'cdCon and GitOpsCon', 'GitOpsCon + cdCon', 'cdCon+GitOpsCon'],
  },
  { name: 'cdCon', aliases: ['CDCon'] },
  { name: 'GitOpsCon', aliases: ['GitOps Con', 'GitOpscon'] },
  { name: 'GitOps Days', aliases: ['GitOpsDays'] },
  { name: 'Open Source Summit', aliases: ['OSS Summit', 'OSSummit', 'Open-Source Summit'] },
  { name: 'Embedded Open Source Summit', aliases: [] },
  { name: 'FOSDEM', aliases: ['Fosdem'] },
  { name: 'CfgMgmtCamp', aliases: ['Config Management Camp', 'CfgMgmt Camp'] },
  { name: 'DevConf', aliases: ['DevConf.CZ', 'DevConf.IN', 'DevConf.US', 'DevConf.cz', 'DevConf.in', 'DevConf.us'] },
  { name: 'DevOpsDays', aliases: ['DevOps Days', 'DevOpsDay', 'devopsdays', 'Devopsdays'], byCity: true },
  { name: 'Cloud Native Rejekts', aliases: ['Rejekts'] },
  { name: 'Container Days', aliases: ['ContainerDays'] },
  { name: 'Chaos Communication Congress', aliases: ['Chaos Communication Camp'] },
  { name: 'SREcon', aliases: ['SRECon'] },
  { name: 'QCon', aliases: [] },
  { name: 'Devoxx', aliases: [] },
  { name: 'AWS re:Invent', aliases: ['re:Invent', 're:invent', 'AWS re:invent'] },
  { name: 'AWS re:Inforce', aliases: ['re:Inforce'] },
  { name: 'Google Cloud Next', aliases: ['Cloud Next'] },
  { name: 'Google I/O', aliases: [] },
  { name: 'Microsoft Build', aliases: [] },
  { name: 'Microsoft Ignite', aliases: [] },
  { name: 'VMware Explore', aliases: ['VMworld'] },
  { name: 'Linux Plumbers Conference', aliases: ['Linux Plumbers'] },
  { name: 'State of Open Con', aliases: ['State of OpenCon'] },
  { name: 'All Things Open', aliases: [] },
  { name: 'Black Hat', aliases: ['Black Hat Arsenal', 'BlackHat'] },
  { name: 'DEF CON', aliases: ['DEFCON', 'DEF Con'] },
  { name: 'GOTO', aliases: ['GOTO Conference'] },
  { name: 'Craft Conference', aliases: [] },
  { name: 'FrOSCon', aliases: [] },
  { name: 'Chemnitzer Linux-Tage', aliases: ['Chemnitz Linux Days'] },
  { name: 'linux.conf.au', aliases: ['Linux.conf.au'] },
  { name: 'Everything Open', aliases: [] },
  { name: 'eBPF Summit', aliases: [] },
  { name: 'Cloud Native eBPF Day', aliases: [] },
  { name: 'Monitorama', aliases: [] },
  { name: 'LISA', aliases: [] },
  { name: 'Supercomputing', aliases: [] },
  { name: 'The Linux Foundation Member Summit', aliases: ['LF Member Summit'] },
];
