import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A Neo4j Community Edition for the tests: serves Bolt on a free loopback port until its input ends. */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        var anyPort = new SocketAddress("127.0.0.1", 0);
        var server = new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, anyPort)
                .setConfig(BoltConnector.advertised_address, anyPort)
                .setConfig(GraphDatabaseSettings.pagecache_memory, Long.getLong("pageCacheMb", 128L) * 1024 * 1024)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                // Databases that are filled and emptied all the time would have every plan made anew.
                .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofHours(1))
                .build();
        var ports = ((GraphDatabaseAPI) server.database("neo4j"))
                .getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("READY " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
        while (System.in.read() >= 0) { } // the tests hold the other end: it closes when they end, however they end
        server.shutdown();
    }
}
