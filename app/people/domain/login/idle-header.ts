/** Header by which our own pages say for how many seconds nobody has touched keyboard, pointer or screen. */
export const IDLE_HEADER = "x-idle-seconds";
