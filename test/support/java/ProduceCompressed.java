import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes numbered messages as a Java system does: ProduceCompressed BROKERS TOPIC CODEC COUNT [PARTITION].
 * Message i has the key "key-(i mod 7)", a value that starts with "i:", and the header "number" = i. Batches hold many of them.
 */
public class ProduceCompressed {
  public static void main(String[] args) throws Exception {
    String topic = args[1];
    int count = Integer.parseInt(args[3]);
    Integer partition = args.length > 4 ? Integer.valueOf(args[4]) : null;

    Properties config = new Properties();
    config.put("bootstrap.servers", args[0]);
    config.put("compression.type", args[2]);
    config.put("linger.ms", "50");
    config.put("batch.size", "200000");
    config.put("key.serializer", StringSerializer.class.getName());
    config.put("value.serializer", StringSerializer.class.getName());

    try (KafkaProducer<String, String> producer = new KafkaProducer<>(config)) {
      Future<RecordMetadata> last = null;
      for (int i = 0; i < count; i++) {
        String value = i + ":" + "卫生健康年度工作要点 ".repeat(i % 9) + Integer.toHexString(i * 0x9E3779B1);
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, partition, "key-" + (i % 7), value);
        message.headers().add("number", Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        last = producer.send(message);
      }
      producer.flush();
      if (last != null) last.get();
    }
  }
}
