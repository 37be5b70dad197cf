package c10k.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of {@code /proc} as kernels write them. */
class ProcFilesTest {

  @Test
  void ticksMustBeFoundBehindAnyProgramName() {
    var stat = "71 (a) b (c) S 1 71 71 0 -1 4194560 901 0 0 0 1234 567 0 0 20 0 19 0 4711 3500 91 18446744073709551615";
    assertThat(CpuTicks.parse(stat)).isEqualTo(new CpuTicks(1_234, 567));
  }

  @Test
  void tasksMustTellTimeAndSwitches() {
    var status = """
        Name:\tjava
        Threads:\t19
        voluntary_ctxt_switches:\t42
        nonvoluntary_ctxt_switches:\t7
        """;
    assertThat(TaskTotals.parse("987654321 3020658 2\n", status)).isEqualTo(new TaskTotals(987_654_321, 42, 7));
  }

  @Test
  void tasksMustDoWithoutSchedulerStatistics() {
    assertThat(TaskTotals.parse("0", "").runNanos()).isZero();
  }

  @Test
  void residentMemoryMustBeInBytes() {
    var rollup = """
        55d0c7a4e000-7ffd0b3f2000 ---p 00000000 00:00 0                          [rollup]
        Rss:              585664 kB
        Pss:              585001 kB
        Anonymous:        560000 kB
        """;
    assertThat(ResidentMemory.parse(rollup)).isEqualTo(585_664L * 1_024);
  }

  @Test
  void kernelMemoryMustCountWhatASocketNeeds() {
    var slabinfo = """
        slabinfo - version: 2.1
        # name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> : tunables
        TCPv6                 26     26   2496   13    8 : tunables    0    0    0
        TCP                   79    143   2368   13    8 : tunables    0    0    0
        sock_inode_cache     190    190    832   19    4 : tunables    0    0    0
        """;
    var meminfo = "MemTotal:       24615836 kB\nKernelStack:        3200 kB\nPageTables:         9000 kB\n";
    var sockstat = "sockets: used 11\nTCP: inuse 1 orphan 0 tw 0 alloc 1 mem 98\nUDP: inuse 0 mem 0\n";
    var kernel = KernelMemory.parse(slabinfo, meminfo, sockstat);
    assertThat(kernel.socketObjects()).hasValue(79);
    assertThat(kernel.socketBytes()).hasValue(79 * 2_368 + 190 * 832);
    assertThat(kernel.stackBytes()).isEqualTo(3_200L * 1_024);
    assertThat(kernel.pageTableBytes()).isEqualTo(9_000L * 1_024);
    assertThat(kernel.queuedBytes()).isEqualTo(98L * 4_096);
  }

  @Test
  void kernelMemoryMustDoWithoutTheSlab() {
    var kernel = KernelMemory.parse("", "", "");
    assertThat(kernel.socketObjects()).isEmpty();
    assertThat(kernel.socketBytes()).isEmpty();
  }

  @Test
  void stealMustBeAShareOfAllTime() {
    var earlier = MachineCpu.parse("cpu  100 0 100 700 0 0 0 100 0 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n");
    var later = MachineCpu.parse("cpu  150 0 150 1070 10 0 0 120 50 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n");
    assertThat(later.stealShareSince(earlier)).isCloseTo(20.0 / 500, within(1e-9));
  }

  @Test
  void allowedCoresMustBeListed() {
    assertThat(Placement.parseCores("0-2,5,8-9")).isEqualTo(List.of(0, 1, 2, 5, 8, 9));
  }

  @Test
  void costMustTakeTheExactTotalAndDivideItByTicks() {
    var cost = CpuCost.of(new CpuTicks(25, 75), new TaskTotals(1_003_000_000, 10, 2));
    assertThat(cost.userNanos()).isCloseTo(250_750_000, within(1.0));
    assertThat(cost.systemNanos()).isCloseTo(752_250_000, within(1.0));
    assertThat(cost.voluntarySwitches()).isEqualTo(10);
  }

  @Test
  void costMustTakeTheTicksIfAThreadTookItsTimeAlong() {
    var cost = CpuCost.of(new CpuTicks(25, 75), new TaskTotals(400_000_000, -5, 2));
    assertThat(cost.userNanos() + cost.systemNanos()).isCloseTo(1e9, within(1.0));
    assertThat(cost.voluntarySwitches()).isZero();
  }

  @Test
  void answersMustBeNamesAndNumbers() throws IOException {
    assertThat(Answer.parse("ready port=4711 pid=12").figure("port")).isEqualTo(4_711);
    assertThatThrownBy(() -> Answer.parse("ready port")).isInstanceOf(IOException.class).hasMessageContaining("ready port");
    assertThatThrownBy(() -> Answer.parse("ready pid=12").figure("port")).hasMessageContaining("told no 'port'");
  }
}
