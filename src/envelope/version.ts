const VERSION = /^([0-9]{1,4})\.([0-9]{1,4})$/;

/** True where `version` (VersionType, as in 1.10) is later than `than`. Text that is no version is not later. */
export const isNewerThan = (version: string, than: string): boolean => {
  const [, major, minor] = VERSION.exec(version) ?? [];
  const [, thanMajor, thanMinor] = VERSION.exec(than) ?? [];
  if (major === undefined || minor === undefined || thanMajor === undefined || thanMinor === undefined) return false;
  return Number(major) === Number(thanMajor) ? Number(minor) > Number(thanMinor) : Number(major) > Number(thanMajor);
};
