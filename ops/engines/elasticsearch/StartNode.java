import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One node of Elasticsearch of its published jars, for tests: on loopback, without security, of this home and in this
 * folder. Says a line when it answers. Arguments: home, folder of its data, port of HTTP, port of its transport.
 */
public final class StartNode {
  public static void main(String[] given) throws Exception {
    Path home = Path.of(given[0]);
    LogConfigurator.configureESLogging();
    Settings settings =
        Settings.builder()
            .put("path.home", home)
            .put("path.data", given[1])
            .put("path.logs", given[1])
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", given[2])
            .put("transport.port", given[3])
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .put("node.processors", 2)
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings, Map.of(), home.resolve("config"), () -> "andu-test");
    PluginsLoader plugins =
        PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(home.resolve("modules")), Set.of(), Map.of());
    Node node = new Node(environment, plugins).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    System.out.println("listening");
    Thread.currentThread().join();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (java.io.IOException fault) {
      System.err.println(fault.getClass().getName());
    }
  }
}
